import { CloudOff, RefreshCw } from "lucide-react";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { useIsHalted } from "#renderer/ticket-display/use-is-halted.ts";

/** Says that there is no server to be reached, and that it does not matter. A session that ran out says so itself, and so does an app that is too old. */
export function OfflineStrip() {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isHalted = useIsHalted(status);
  if (isHalted || status?.connection.state !== "offline") return null;
  return (
    <div
      role="status"
      className="flex shrink-0 items-center justify-center gap-2 border-b border-line bg-warning-soft px-4 py-1.5 text-xs text-warning-ink"
    >
      <CloudOff aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0">
        {t.rich("app.offline", { strong: (words) => <strong className="font-semibold">{words}</strong> })}
      </span>
      {/* On a phone the bar at the foot alone offers it: there is no room for both. */}
      <button
        type="button"
        onClick={() => desk.syncNow()}
        className="inline-flex max-sm:hidden shrink-0 items-center gap-1 rounded-sm px-1 font-semibold hover:underline"
      >
        <RefreshCw aria-hidden className="size-3" /> {t("actions.tryNow")}
      </button>
    </div>
  );
}
