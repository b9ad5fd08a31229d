// What is new in the tickets that concern this person, told once, whatever is restarted, and unread until it was looked
// at. It is looked for whenever the device is in step with the server: what many pulls brought after a long absence is one
// batch then. What a device finds at its first fill is not news.

import { Subject } from "rxjs";
import { isStaff } from "#domain/people/role.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { type Bell, createBell } from "../bell.ts";
import { chunksOf } from "../chunks-of.ts";
import type { Desk, ShownTicket, TicketNews } from "../desk.ts";
import type { DeviceClock } from "../device-clock.ts";
import type { Exclusively } from "../exclusively.ts";
import type { ShownTickets } from "../reading/shown-tickets.ts";
import type { Replica } from "../replica.ts";
import { findValue, keepValue } from "../replica-values.ts";
import { isSameJson, watched } from "../watch.ts";
import { judgeTicket, type NewsMark } from "./judge-ticket.ts";
import { forgetMark, keepMark, marksAmong } from "./news-marks.ts";

/** Tickets that are read at once. */
const CHUNK = 200;

export interface TicketNewsParts {
  me: Desk["me"];
  database: DeskDatabase;
  replica: Replica;
  tickets: ShownTickets;
  exclusively: Exclusively;
  clock: DeviceClock;
  onFault: (fault: unknown) => void;
}

export interface RunningTicketNews extends Pick<Desk, "watchNews" | "watchUnread" | "markRead"> {
  stop(): Promise<void>;
}

export function startTicketNews(parts: TicketNewsParts): RunningTicketNews {
  const { database, replica, tickets, exclusively, onFault } = parts;
  const stopping = new AbortController();
  const told$ = new Subject<readonly TicketNews[]>();
  const unread = () => [...marksAmong(replica.values)].flatMap(([id, { isUnread }]) => (isUnread ? [id] : []));
  const led = exclusively(`${database.name}-news`, () => lead(parts, told$, stopping.signal), stopping).catch(
    (fault: unknown) => (stopping.signal.aborted ? undefined : onFault(fault)),
  );
  return {
    watchNews: () => told$,
    watchUnread: () => watched(replica.values.changed$, unread, isSameJson),
    async markRead(ticketId) {
      const mark = marksAmong(replica.values).get(ticketId);
      const ticket = mark && (await tickets.find(ticketId));
      if (!ticket || (!mark.isUnread && mark.seen >= ticket.lastPosition)) return;
      await keepMark(database, ticketId, { seen: ticket.lastPosition, isUnread: false });
    },
    async stop() {
      stopping.abort();
      await led;
      told$.complete();
    },
  };
}

/** In one window of all. Tickets that changed are gone through; at the start those that concerned this person before. */
async function lead(parts: TicketNewsParts, told$: Subject<readonly TicketNews[]>, signal: AbortSignal): Promise<void> {
  const { replica, tickets, clock } = parts;
  const changed = new Set(marksAmong(replica.values).keys());
  const inStep = createBell(clock);
  const watches = [
    tickets.changed$.subscribe((ids) => {
      for (const id of ids) changed.add(id);
    }),
    replica.values.changed$.subscribe((ids) => {
      if (ids.includes("progress")) inStep.ring();
    }),
  ];
  inStep.ring();
  try {
    await tellInStep(parts, told$, { changed, inStep, signal });
  } finally {
    for (const watch of watches) watch.unsubscribe();
  }
}

interface Watching {
  changed: Set<string>;
  inStep: Bell;
  signal: AbortSignal;
}

async function tellInStep(
  parts: TicketNewsParts,
  told$: Subject<readonly TicketNews[]>,
  { changed, inStep, signal }: Watching,
): Promise<void> {
  for (;;) {
    await inStep.heard(signal);
    const progress = await findValue(parts.database, "progress");
    if (!progress?.lastSyncAt) continue;
    const ids = [...changed];
    changed.clear();
    const isFirst = (await findValue(parts.database, "newsFrom")) === null;
    const news = await goThrough(parts, isFirst ? await findConcerning(parts) : ids);
    if (isFirst) await keepValue(parts.database, "newsFrom", { at: progress.lastSyncAt });
    else if (news.length > 0) told$.next(news);
  }
}

/** After a refetch every ticket may have changed: they are not all read at once. */
async function goThrough(parts: TicketNewsParts, ids: readonly string[]): Promise<TicketNews[]> {
  const news: TicketNews[] = [];
  for (const some of chunksOf(ids, CHUNK)) news.push(...(await judgeSome(parts, some)));
  return news;
}

/** Marks are written before anything is told: rather not told than told at every start. */
async function judgeSome(parts: TicketNewsParts, ids: readonly string[]): Promise<TicketNews[]> {
  const { me, database, replica, tickets } = parts;
  const marks = marksAmong(replica.values);
  const shown = await tickets.findMany(ids);
  const news: TicketNews[] = [];
  for (const id of ids) {
    const ticket = shown.get(id);
    const mark = marks.get(id) ?? null;
    const judged = ticket ? judgeTicket({ me, ticket, mark, ...(await findCase(parts, ticket, mark)) }) : null;
    if (judged?.mark && !isSameJson(judged.mark, mark)) await keepMark(database, id, judged.mark);
    if (!judged?.mark && mark) await forgetMark(database, id);
    if (judged?.news) news.push(judged.news);
  }
  return news;
}

/** A ticket that has only now become an agent's own was a conversation of others until then. */
async function findCase({ me, database }: TicketNewsParts, ticket: ShownTicket, mark: NewsMark | null) {
  const isNewToStaff = mark === null && isStaff(me.role);
  const seen = isNewToStaff ? ticket.lastPosition : (mark?.seen ?? 0);
  const [assignment, messages] = await Promise.all([
    isNewToStaff && ticket.assignedTo === me.id ? findAssignment(database, ticket.id) : null,
    ticket.lastPosition > seen ? findMessages(database, ticket.id, seen) : [],
  ]);
  return { assignment, messages };
}

async function findAssignment({ history }: DeskDatabase, ticketId: string) {
  const changes = await history.find({ selector: { ticketId, field: "assignedTo" } }).exec();
  return changes.map((change) => change.toJSON()).sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

async function findMessages({ messages }: DeskDatabase, ticketId: string, after: number) {
  const found = await messages.find({ selector: { ticketId, position: { $gt: after } } }).exec();
  return found.map((message) => message.toJSON()).sort((a, b) => a.position - b.position);
}

async function findConcerning({ me, database }: TicketNewsParts): Promise<string[]> {
  const selector = isStaff(me.role) ? { assignedTo: me.id } : { userId: me.id };
  return (await database.tickets.find({ selector }).exec()).map(({ id }) => id);
}
