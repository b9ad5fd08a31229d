import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { PersonFigures } from "#domain/statistics/statistics.ts";
import { formatNumber } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { Avatar } from "#renderer/ui/avatar.tsx";
import { Badge } from "#renderer/ui/badge.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { Meter } from "#renderer/ui/meter.tsx";
import { Card } from "./card.tsx";
import { compareCounts, toDurationWords } from "./figure-words.ts";
import { TrendIcon } from "./key-figures.tsx";
import { type PeopleColumn, type PeopleOrder, sortPeople } from "./people-order.ts";

/** Everybody with what they carry and what they did. */
export function PeopleCard({ people }: { people: readonly PersonFigures[] }) {
  const [order, setOrder] = useState<PeopleOrder>({ column: "activeTickets", isDescending: true });
  const most = Math.max(1, ...people.map(({ activeTickets }) => activeTickets));
  const head = { order, onOrder: setOrder };
  return (
    <Card title={t("dashboard.people.title")}>
      <div className="overflow-x-auto">
        <table className="w-full min-w-140 text-left tabular-nums">
          <thead className="text-xs text-ink-muted">
            <tr>
              <SortableHead column="name" {...head}>
                {t("dashboard.people.name")}
              </SortableHead>
              <SortableHead column="activeTickets" {...head}>
                {t("dashboard.people.unresolved")}
              </SortableHead>
              <SortableHead column="closed" {...head}>
                {t("dashboard.people.closed")}
              </SortableHead>
              <SortableHead column="firstResponse" {...head}>
                {t("dashboard.key.firstResponse")}
              </SortableHead>
            </tr>
          </thead>
          <tbody>
            {sortPeople(people, order).map((person) => (
              <PersonRow key={person.id} person={person} most={most} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

interface SortableHeadProps {
  column: PeopleColumn;
  order: PeopleOrder;
  onOrder: (order: PeopleOrder) => void;
  children: ReactNode;
}

function SortableHead({ column, order, onOrder, children }: SortableHeadProps) {
  const isChosen = order.column === column;
  const Icon = order.isDescending ? ArrowDown : ArrowUp;
  const sort = isChosen ? (order.isDescending ? "descending" : "ascending") : "none";
  const press = () => onOrder({ column, isDescending: isChosen ? !order.isDescending : column !== "name" });
  return (
    <th scope="col" aria-sort={sort} className="py-1.5 pr-4 font-medium">
      <button
        type="button"
        onClick={press}
        className={classes("inline-flex items-center gap-1 rounded-sm hover:text-ink", isChosen && "text-ink")}
      >
        {children}
        {isChosen && <Icon aria-hidden className="size-3" />}
      </button>
    </th>
  );
}

function PersonRow({ person, most }: { person: PersonFigures; most: number }) {
  const { displayName, isDisabled, activeTickets, closed, closedBefore, firstResponse } = person;
  const comparison = compareCounts(closed, closedBefore);
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 pr-4 font-normal">
        <span className="flex items-center gap-2">
          <Avatar name={displayName} />
          <span className="max-w-56 truncate">{displayName}</span>
          {isDisabled && <Badge tone="danger">{t("dashboard.people.disabled")}</Badge>}
        </span>
      </th>
      <td className="w-1/4 py-1.5 pr-4">
        <span className="flex items-center gap-2">
          <span className="w-8 text-right">{formatNumber(activeTickets)}</span>
          <Meter value={activeTickets} max={most} />
        </span>
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {formatNumber(closed)}
        <span className="ml-2 inline-flex items-center gap-1 text-xs text-ink-faint">
          <TrendIcon trend={comparison.trend} />
          {t("dashboard.people.before", { count: closedBefore })}
        </span>
      </td>
      <td className="py-1.5 whitespace-nowrap">
        {toDurationWords(firstResponse.median)}
        {firstResponse.count > 0 && (
          <span className="ml-2 text-xs text-ink-faint">
            {t("dashboard.people.of", { count: firstResponse.count })}
          </span>
        )}
      </td>
    </tr>
  );
}
