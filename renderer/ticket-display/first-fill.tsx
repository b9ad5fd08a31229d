// While the tickets of an account come to a device for the first time, or again as a whole: how far that is, instead of a
// list that looks empty.

import { CloudDownload, CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import type { SyncStatus } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { formatPercent } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";

export interface FirstFill {
  isOffline: boolean;
  /** In documents, about; null before the server has said. */
  progress: SyncStatus["fill"];
}

/** Null where everything has been on this device once. */
export function useFirstFill(): FirstFill | null {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  if (!status || status.lastSyncAt !== null) return null;
  return { isOffline: status.connection.state === "offline", progress: status.fill };
}

/** In place of a list with nothing in it yet. */
export function FirstFillState({ fill, action }: { fill: FirstFill; action?: ReactNode }) {
  if (fill.isOffline) {
    return (
      <EmptyState icon={CloudOff} title={t("display.fill.notHere")} action={action}>
        {t("display.fill.notHereDetail")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={CloudDownload} title={t("display.fill.fetching")} action={action}>
      <div className="space-y-3">
        <p>{t("display.fill.fetchingDetail")}</p>
        <ProgressBar label={t("display.fill.fetching")} progress={fill.progress} />
        <p role="status" className="h-4 text-xs tabular-nums">
          {fill.progress && progressText(fill.progress)}
        </p>
      </div>
    </EmptyState>
  );
}

/** Above a list that older tickets still come to. */
export function FirstFillStrip() {
  const fill = useFirstFill();
  if (!fill) return null;
  return (
    <div className="shrink-0 space-y-1.5 border-b border-line bg-canvas px-4 py-2 text-xs text-ink-muted">
      <p className="flex items-baseline justify-between gap-2">
        <span className="truncate">
          {fill.isOffline ? t("display.fill.olderOffline") : t("display.fill.olderComing")}
        </span>
        <span className="shrink-0 tabular-nums">{fill.progress && shareText(fill.progress)}</span>
      </p>
      <ProgressBar label={t("display.fill.fetchingOlder")} progress={fill.progress} />
    </div>
  );
}

function progressText({ done, total }: NonNullable<SyncStatus["fill"]>): string {
  return t("display.fill.progress", { done, total });
}

function shareText({ done, total }: NonNullable<SyncStatus["fill"]>): string {
  return formatPercent(Math.floor((100 * done) / Math.max(1, total)) / 100);
}
