// The figures of what is on this device: confirmed state alone, counted by the rules of `domain/statistics`. What has
// happened is read in stretches of some days, so that a long period is no long silence.

import { can } from "#domain/people/permissions.ts";
import {
  type CountedFlow,
  countFlow,
  type FlowKind,
  firstResponses,
  flowKindOf,
  type Happening,
} from "#domain/statistics/count-flow.ts";
import { boundsOf, type Period, periodBefore } from "#domain/statistics/period.ts";
import type { PersonFigures, PresentFigures, Statistics, StatisticsScope } from "#domain/statistics/statistics.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES, type Status } from "#domain/ticket/values.ts";
import { countDocuments, findDocuments, findDocumentsById } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { byName } from "./by-name.ts";
import { chunksOf } from "./chunks-of.ts";
import type { Desk } from "./desk.ts";

interface Counting {
  database: DeskDatabase;
  me: Desk["me"];
  scope: StatisticsScope;
  /** The starts of stretches to read one by one, from the beginning of the period before. */
  stretches: readonly string[];
}

export interface StatisticsWish {
  period: Period;
  /** The present, by this device's clock. */
  now: string;
}

const STRETCH_DAYS = 7;
const IDS_MAX = 500;
const WORK: Status[] = ["open", "in_progress"];

/** @returns figures as of `now`; how far the device itself has come is its status to tell. */
export async function countStatistics(
  database: DeskDatabase,
  me: Desk["me"],
  { period, now }: StatisticsWish,
): Promise<Statistics> {
  const scope = can(me.role, "seeEveryWorkload") ? "desk" : "own";
  const bounds = [...boundsOf(periodBefore(period)).slice(0, -1), ...boundsOf(period)];
  const counting = { database, me, scope, stretches: bounds.filter((_, at) => at % STRETCH_DAYS === 0) } as const;
  const present = await countPresent(counting);
  const counted = countFlow({
    scope,
    period,
    now,
    active: present.byStatus.open + present.byStatus.in_progress,
    flow: await readFlow(counting),
    responses: await readFirstResponses(counting),
  });
  const { days, flow, flowBefore } = counted;
  return { scope, at: now, period, present, days, flow, flowBefore, people: await countPeople(counting, counted) };
}

async function countPresent({ database: { tickets }, me, scope }: Counting): Promise<PresentFigures> {
  const own = scope === "own" ? { assignedTo: me.id } : {};
  const count = (selector: object) => countDocuments(tickets, { ...selector, ...own });
  const active = { status: { $in: WORK } };
  return {
    byStatus: await countBy(STATUSES, (status) => count({ status })),
    byPriority: await countBy(PRIORITIES, (priority) => count({ ...active, priority })),
    byDepartment: await countBy(DEPARTMENTS, (department) => count({ ...active, department })),
    unassigned: scope === "own" ? null : await count({ ...active, assignedTo: null }),
    oldestUnassigned: scope === "own" ? null : await findOldestUnassigned(tickets),
  };
}

async function countBy<V extends string>(
  values: readonly V[],
  count: (value: V) => Promise<number>,
): Promise<Record<V, number>> {
  const entries = values.map(async (value) => [value, await count(value)] as const);
  return Object.fromEntries(await Promise.all(entries)) as Record<V, number>;
}

async function findOldestUnassigned(tickets: DeskDatabase["tickets"]): Promise<PresentFigures["oldestUnassigned"]> {
  const selector = { status: { $in: WORK }, assignedTo: null };
  const [oldest] = await findDocuments(tickets, { selector, sort: [{ createdAt: "asc" }], limit: 1 });
  if (!oldest) return null;
  const { id: ticketId, ticketNumber, subject, createdAt } = oldest;
  return { ticketId, ticketNumber, subject, createdAt };
}

async function readFlow(counting: Counting): Promise<(Happening & { kind: FlowKind })[]> {
  const { database, me, scope } = counting;
  const found = await inStretches(counting, async (at) => {
    const changes = await findDocuments(database.history, { selector: { field: { $in: ["created", "status"] }, at } });
    return changes.flatMap((change) => {
      const { field, from, to, ticketId, actorId } = change;
      const kind = flowKindOf({ field, from, to });
      return kind ? [{ kind, ticketId, actorId, at: change.at }] : [];
    });
  });
  const wanted = scope === "own" ? found.filter(({ actorId }) => actorId === me.id) : found;
  return await withTicketTimes(database, wanted);
}

async function readFirstResponses(counting: Counting): Promise<Happening[]> {
  const { database, me, scope, stretches } = counting;
  const publicReply = { isStaffReply: true, isInternalNote: false };
  const replies = await inStretches(counting, async (createdAt) => {
    const messages = await findDocuments(database.messages, { selector: { ...publicReply, createdAt } });
    return messages.map(({ ticketId, userId: actorId, position, createdAt: at }) => ({
      ticketId,
      actorId,
      position,
      at,
    }));
  });
  const dated = await withTicketTimes(database, replies);
  const start = stretches[0] ?? "";
  const older = [
    ...new Set(dated.filter(({ ticketCreatedAt }) => ticketCreatedAt < start).map(({ ticketId }) => ticketId)),
  ];
  const answered = new Set<string>();
  for (const ids of chunksOf(older, IDS_MAX)) {
    const selector = { ticketId: { $in: ids }, ...publicReply, createdAt: { $lt: start } };
    for (const { ticketId } of await findDocuments(database.messages, { selector })) answered.add(ticketId);
  }
  const firsts = firstResponses(dated, answered);
  return scope === "own" ? firsts.filter(({ actorId }) => actorId === me.id) : firsts;
}

/** Reads stretch by stretch until now: the last has no end. */
async function inStretches<T>(
  { stretches }: Counting,
  read: (range: { $gte: string; $lt?: string }) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (const [index, start] of stretches.entries()) {
    const end = stretches[index + 1];
    found.push(...(await read({ $gte: start, ...(end !== undefined && { $lt: end }) })));
  }
  return found;
}

/** What belongs to a ticket that has left this device meanwhile is left out. */
async function withTicketTimes<T extends { ticketId: string }>(
  database: DeskDatabase,
  happened: readonly T[],
): Promise<(T & { ticketCreatedAt: string })[]> {
  const createdAt = new Map<string, string>();
  for (const ids of chunksOf([...new Set(happened.map(({ ticketId }) => ticketId))], IDS_MAX)) {
    const tickets = await findDocumentsById(database.tickets, ids);
    for (const [id, ticket] of tickets) createdAt.set(id, ticket.createdAt);
  }
  return happened.flatMap((one) => {
    const ticketCreatedAt = createdAt.get(one.ticketId);
    return ticketCreatedAt === undefined ? [] : [{ ...one, ticketCreatedAt }];
  });
}

async function countPeople({ database, me, scope }: Counting, counted: CountedFlow): Promise<PersonFigures[]> {
  const selector = scope === "own" ? { id: me.id } : { role: { $ne: "customer" as const } };
  const staff = await findDocuments(database.people, { selector });
  return staff
    .map(({ id, displayName, isDisabled, activeTickets }) => ({
      id,
      displayName,
      isDisabled,
      activeTickets: activeTickets ?? 0,
      ...counted.shareOf(id),
    }))
    .sort(byName);
}
