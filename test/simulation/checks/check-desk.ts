// What must hold of the database itself: [T8] numbers, [S2] nothing twice, [S7] the server's clock, [S6] who is told.

import type { DeskRows, HistoryRow, OutcomeRow, TicketRow } from "../oracle/desk-rows.ts";
import { groupBy } from "../oracle/group-by.ts";

export function checkDesk(rows: DeskRows, began: Date): string[] {
  return [
    ...checkNumbers(rows),
    ...checkThreads(rows),
    ...checkTimes(rows, began),
    ...checkHistory(rows),
    ...checkReplicas(rows),
  ];
}

function checkNumbers({ tickets, counters }: DeskRows): string[] {
  return [...groupBy(tickets, ({ number_year }) => number_year)].flatMap(([year, ofYear]) => {
    const sequences = ofYear.map(({ number_sequence }) => number_sequence).toSorted((a, b) => a - b);
    const isGapless = sequences.every((sequence, at) => sequence === at + 1);
    const last = counters.find((counter) => counter.year === year)?.last_sequence;
    return isGapless && last === sequences.length
      ? []
      : [`[T8] the numbers of ${year} are ${sequences.join(" ")}, counted to ${last}`];
  });
}

/** Positions from 1 without a gap, in the whole and in what customers read; times by position never backwards. */
function checkThreads({ messages }: DeskRows): string[] {
  return [...groupBy(messages, ({ ticket_id }) => ticket_id)].flatMap(([id, thread]) => {
    const gaps = thread.some(({ position }, at) => position !== at + 1)
      ? [`[M2] ticket ${id} has gaps among its positions`]
      : [];
    const backwards = thread.some(
      ({ created_at }, at) => at > 0 && created_at < (thread[at - 1]?.created_at ?? created_at),
    );
    return backwards ? [...gaps, `[S7] ticket ${id} has times that go backwards by position`] : gaps;
  });
}

const EARLIEST = new Date("2000-01-01T00:00:00.000Z");
/** Two clocks of one machine. */
const LEEWAY_MS = 1_000;

function checkTimes({ tickets, messages, history }: DeskRows, began: Date): string[] {
  const [from, until] = [began.getTime() - LEEWAY_MS, Date.now() + LEEWAY_MS];
  const isOurs = (time: Date) => time.getTime() >= from && time.getTime() <= until;
  const written = [...tickets, ...messages];
  const outOfBounds = written.filter(({ written_at, created_at }) => written_at < EARLIEST || written_at > created_at);
  const foreign = [
    ...written.flatMap(({ id, created_at, updated_at }) => (isOurs(created_at) && isOurs(updated_at) ? [] : [id])),
    ...tickets.flatMap(({ id, closed_at }) => (closed_at === null || isOurs(closed_at) ? [] : [id])),
    ...history.flatMap(({ id, at }) => (isOurs(at) ? [] : [id])),
  ];
  return [
    ...outOfBounds.map(({ id }) => `[S7] ${id} has a writing time out of bounds`),
    ...foreign.map((id) => `[S7] ${id} has a time that is not the server's`),
  ];
}

/** A field's history is one way from its first value to what stands, each change from where the one before had led. */
function checkHistory({ tickets, history }: DeskRows): string[] {
  const byTicket = groupBy(history, ({ ticket_id }) => ticket_id);
  return tickets.flatMap((ticket) => {
    const changes = byTicket.get(ticket.id) ?? [];
    const created = changes.filter(({ field }) => field === "created").length;
    const births = created === 1 ? [] : [`[S2] ticket ${ticket.id} was created ${created} times`];
    return ticket.is_deleted ? births : [...births, ...TOLD.flatMap((field) => checkWay(ticket, field, changes))];
  });
}

const TOLD = ["subject", "description", "department", "priority", "userId", "assignedTo", "status"] as const;
const COLUMNS: Readonly<Record<(typeof TOLD)[number], keyof TicketRow>> = {
  subject: "subject",
  description: "description",
  department: "department",
  priority: "priority",
  userId: "user_id",
  assignedTo: "assigned_to",
  status: "status",
};

/** Of one millisecond the order is unknown, so the balance of each value is counted: once more left than reached, or as often. */
function checkWay(ticket: TicketRow, field: (typeof TOLD)[number], changes: readonly HistoryRow[]): string[] {
  const own = changes.filter((change) => change.field === field);
  if (own.length === 0) return [];
  const balance = new Map<string | null, number>();
  const add = (value: string | null, by: number) => balance.set(value, (balance.get(value) ?? 0) + by);
  for (const { from_value, to_value } of own) {
    add(from_value, -1);
    add(to_value, 1);
  }
  add(ticket[COLUMNS[field]] as string | null, -1);
  const open = [...balance].filter(([, count]) => count !== 0);
  const isOneWay = open.length === 1 && open[0]?.[1] === -1;
  return isOneWay ? [] : [`[T10] the history of ${field} of ticket ${ticket.id} does not lead to what stands`];
}

function checkReplicas({ replicas, outcomes }: DeskRows): string[] {
  const byReplica = groupBy(outcomes, ({ replica_id }) => replica_id);
  return replicas.flatMap(({ id, last_number }) => {
    const highest = Math.max(0, ...(byReplica.get(id) ?? []).map(({ number }: OutcomeRow) => Number(number)));
    return highest <= Number(last_number) ? [] : [`[S2] replica ${id} has an outcome beyond its last number`];
  });
}
