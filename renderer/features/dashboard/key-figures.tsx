import { ArrowDown, ArrowUp, Equal, type LucideIcon } from "lucide-react";
import { useId } from "react";
import type { Durations } from "#domain/statistics/durations.ts";
import { lengthOf } from "#domain/statistics/period.ts";
import type { Statistics } from "#domain/statistics/statistics.ts";
import { formatNumber } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { type Comparison, compareCounts, compareDurations, type Trend, toDurationWords } from "./figure-words.ts";

/** What one looks at first, each beside the same of as many days before. */
export function KeyFigures({ statistics: { present, flow, flowBefore, period } }: { statistics: Statistics }) {
  const active = present.byStatus.open + present.byStatus.in_progress;
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-2">
      <h2 id={titleId} className="text-sm font-semibold">
        {t("dashboard.key.compared", { days: lengthOf(period) })}
      </h2>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:max-xl:has-[>:last-child:nth-child(4)]:grid-cols-2 xl:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">
        {flow.created !== null && flowBefore.created !== null && (
          <KeyFigure
            name={t("dashboard.flow.created")}
            value={formatNumber(flow.created)}
            comparison={compareCounts(flow.created, flowBefore.created)}
          />
        )}
        <KeyFigure
          name={t("dashboard.flow.closed")}
          value={formatNumber(flow.closed)}
          comparison={compareCounts(flow.closed, flowBefore.closed)}
        />
        <KeyFigure
          name={t("dashboard.key.unresolved")}
          value={formatNumber(active)}
          detail={
            present.unassigned === null
              ? t("dashboard.key.inProgress", { count: present.byStatus.in_progress })
              : t("dashboard.key.unassigned", { count: present.unassigned })
          }
        />
        <TimeFigure
          name={t("dashboard.key.firstResponse")}
          now={flow.firstResponse}
          before={flowBefore.firstResponse}
        />
        <TimeFigure name={t("dashboard.key.resolution")} now={flow.resolution} before={flowBefore.resolution} />
      </dl>
    </section>
  );
}

function TimeFigure({ name, now, before }: { name: string; now: Durations; before: Durations }) {
  return (
    <KeyFigure
      name={name}
      value={toDurationWords(now.median)}
      detail={t("dashboard.key.within", { time: toDurationWords(now.p90) })}
      comparison={compareDurations(now.median, before.median)}
    />
  );
}

interface KeyFigureProps {
  name: string;
  value: string;
  detail?: string;
  comparison?: Comparison;
}

function KeyFigure({ name, value, detail, comparison }: KeyFigureProps) {
  return (
    <div className="flex min-w-0 flex-col rounded-lg border border-line bg-surface px-4 py-3">
      <dt className="truncate text-xs text-ink-muted">{name}</dt>
      <dd className="mt-1 text-xl font-semibold sm:text-2xl tracking-tight whitespace-nowrap tabular-nums">{value}</dd>
      {detail && <dd className="truncate text-xs text-ink-muted">{detail}</dd>}
      {comparison && (
        <dd className="mt-auto flex items-center gap-1 pt-1 text-xs text-ink-faint">
          <TrendIcon trend={comparison.trend} />
          {comparison.words}
        </dd>
      )}
    </div>
  );
}

const ICONS: Readonly<Record<Trend, LucideIcon | null>> = { up: ArrowUp, down: ArrowDown, same: Equal, unknown: null };

export function TrendIcon({ trend }: { trend: Trend }) {
  const Icon = ICONS[trend];
  return Icon && <Icon aria-hidden className="size-3 shrink-0" />;
}
