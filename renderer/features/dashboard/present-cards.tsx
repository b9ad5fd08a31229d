import type { ReactNode } from "react";
import { secondsBetween } from "#domain/statistics/durations.ts";
import type { PresentFigures, WaitingTicket } from "#domain/statistics/statistics.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import { formatNumber } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { PriorityIcon } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusIcon } from "#renderer/ticket-display/status-badge.tsx";
import { Meter } from "#renderer/ui/meter.tsx";
import { Card } from "./card.tsx";
import { toDurationWords } from "./figure-words.ts";

export interface PresentCardsProps {
  present: PresentFigures;
  /** The moment of which they are. */
  at: string;
  onOpenTicket: (ticketId: string) => void;
}

/** How things stand now. */
export function PresentCards({ present, at, onOpenTicket }: PresentCardsProps) {
  const { byStatus, byPriority, byDepartment, unassigned, oldestUnassigned } = present;
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
      {unassigned !== null && (
        <Card title={t("dashboard.queue.title")}>
          <Queue unassigned={unassigned} oldest={oldestUnassigned} at={at} onOpenTicket={onOpenTicket} />
        </Card>
      )}
      <Card title={t("dashboard.byStatus")}>
        <Shares
          shares={STATUSES.map((status) => ({
            name: t(`values.status.${status}`),
            mark: <StatusIcon status={status} />,
            count: byStatus[status],
          }))}
        />
      </Card>
      <Card title={t("dashboard.byPriority")}>
        <Shares
          shares={PRIORITIES.toReversed().map((priority) => ({
            name: t(`values.priority.${priority}`),
            mark: <PriorityIcon priority={priority} />,
            count: byPriority[priority],
          }))}
        />
      </Card>
      <Card title={t("dashboard.byDepartment")}>
        <Shares
          shares={DEPARTMENTS.map((one) => ({ name: t(`values.department.${one}`), count: byDepartment[one] }))}
        />
      </Card>
    </div>
  );
}

function Shares({ shares }: { shares: readonly { name: string; mark?: ReactNode; count: number }[] }) {
  const most = Math.max(1, ...shares.map(({ count }) => count));
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-2">
      {shares.map(({ name, mark, count }) => (
        <div key={name} className="col-span-2 grid grid-cols-subgrid items-center">
          <dt className="flex items-center gap-2 whitespace-nowrap">
            {mark}
            {name}
          </dt>
          <dd className="flex min-w-0 items-center gap-2">
            <Meter value={count} max={most} />
            <span className="w-12 text-right tabular-nums">{formatNumber(count)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface QueueProps extends Pick<PresentCardsProps, "at" | "onOpenTicket"> {
  unassigned: number;
  oldest: WaitingTicket | null;
}

function Queue({ unassigned, oldest, at, onOpenTicket }: QueueProps) {
  if (!oldest) return <p className="text-ink-muted">{t("dashboard.queue.empty")}</p>;
  return (
    <>
      <p>
        {t.rich("dashboard.queue.unassigned", {
          count: unassigned,
          figure: (count) => <span className="text-2xl font-semibold tabular-nums">{count}</span>,
          words: (words) => <span className="text-ink-muted">{words}</span>,
        })}
      </p>
      <p className="mt-1 text-xs text-ink-muted">
        {t("dashboard.queue.oldest", { time: toDurationWords(secondsBetween(oldest.createdAt, at)) })}
      </p>
      <button
        type="button"
        onClick={() => onOpenTicket(oldest.ticketId)}
        className="mt-1 block w-full rounded-md text-left hover:underline"
      >
        <span className="block text-xs text-ink-faint tabular-nums">{oldest.ticketNumber}</span>
        <span className="line-clamp-2 font-medium text-accent-ink">{oldest.subject}</span>
      </button>
    </>
  );
}
