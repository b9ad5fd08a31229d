import { CloudOff, RefreshCw, Server } from "lucide-react";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Banner } from "#renderer/ui/banner.tsx";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import type { ShownStatistics, StatisticsView } from "./use-statistics.ts";

/** Where the figures are from, and of when: the server's are of everything, a device's of what is on it. */
export function SourceLine({ view: { shown, fault, isLoading, refresh } }: { view: StatisticsView }) {
  return (
    <div className="flex flex-col gap-3">
      {fault !== null && (
        <Banner tone="danger" title="The server gave no figures.">
          {fault instanceof Error ? fault.message : String(fault)}
        </Banner>
      )}
      <div className="flex min-h-7 items-center gap-2 text-xs text-ink-muted">
        <span role="status" className="flex items-center gap-1.5">
          {shown && <SourceText shown={shown} />}
        </span>
        <IconButton label="Count again" icon={RefreshCw} size="sm" disabled={isLoading} onClick={refresh} />
      </div>
    </div>
  );
}

function SourceText({ shown: { source, asOf, statistics } }: { shown: ShownStatistics }) {
  if (source === "server") {
    return (
      <>
        <Server aria-hidden className="size-3.5" />
        <span>
          {statistics.scope === "desk" ? "The whole desk" : "Your own work"}, from the server, as of <AsOf at={asOf} />
        </span>
      </>
    );
  }
  return (
    <>
      <CloudOff aria-hidden className="size-3.5 text-warning-ink" />
      <span>
        <strong className="font-semibold text-warning-ink">This device only:</strong> the tickets that are here, as of{" "}
        <AsOf at={asOf} />, without what waits to be sent
      </span>
    </>
  );
}

function AsOf({ at }: { at: string | null }) {
  return at === null ? "a sync that never ended" : <TimeText iso={at} as="moment" />;
}
