import { CloudOff, RefreshCw, Server } from "lucide-react";
import { t } from "#renderer/texts/texts.ts";
import { toFaultText } from "#renderer/ticket-display/fault-words.ts";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Banner } from "#renderer/ui/banner.tsx";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import type { ShownStatistics, StatisticsView } from "./use-statistics.ts";

/** Where the figures are from, and of when: the server's are of everything, a device's of what is on it. */
export function SourceLine({ view: { shown, fault, isLoading, refresh } }: { view: StatisticsView }) {
  return (
    <div className="flex flex-col gap-3">
      {fault !== null && (
        <Banner tone="danger" title={t("dashboard.source.none")}>
          {toFaultText(fault)}
        </Banner>
      )}
      <div className="flex min-h-7 items-center gap-2 text-xs text-ink-muted">
        <span role="status" className="flex items-center gap-1.5">
          {shown && <SourceText shown={shown} />}
        </span>
        <IconButton
          label={t("dashboard.source.again")}
          icon={RefreshCw}
          size="sm"
          disabled={isLoading}
          onClick={refresh}
        />
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
          {t.rich(statistics.scope === "desk" ? "dashboard.source.desk" : "dashboard.source.own", {
            when: () => <AsOf at={asOf} />,
          })}
        </span>
      </>
    );
  }
  return (
    <>
      <CloudOff aria-hidden className="size-3.5 text-warning-ink" />
      <span>
        {t.rich("dashboard.source.device", {
          strong: (words) => <strong className="font-semibold text-warning-ink">{words}</strong>,
          when: () => <AsOf at={asOf} />,
        })}
      </span>
    </>
  );
}

function AsOf({ at }: { at: string | null }) {
  return at === null ? t("dashboard.source.never") : <TimeText iso={at} as="moment" />;
}
