// What is new in the tickets that concern this person, told once, whatever is restarted, and unread until it was looked
// at. It is looked for whenever the device is in step with the server: what many pulls brought after a long absence is one
// batch then. What a device finds at its first fill is not news.

import { Subject } from "rxjs";
import { isStaff } from "#domain/people/role.ts";
import type { HistoryDocument, MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import { findDocuments } from "#renderer/database/ask-storage.ts";
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
import { concerns, isNewTo, judgeTicket, type NewsMark } from "./judge-ticket.ts";
import { changeMarks, findMarks, type MarkChange, marksAmong } from "./news-marks.ts";

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
  const { database, replica, exclusively, onFault } = parts;
  const stopping = new AbortController();
  const told$ = new Subject<readonly TicketNews[]>();
  const unread = () => [...marksAmong(replica.values)].flatMap(([id, { isUnread }]) => (isUnread ? [id] : []));
  const led = exclusively(`${database.name}-news`, () => lead(parts, told$, stopping.signal), stopping).catch(
    (fault: unknown) => (stopping.signal.aborted ? undefined : onFault(fault)),
  );
  return {
    watchNews: () => told$,
    watchUnread: () => watched(replica.values.changed$, unread, isSameJson),
    markRead: (ticketId) => markRead(parts, ticketId),
    async stop() {
      stopping.abort();
      await led;
      told$.complete();
    },
  };
}

async function markRead({ database, tickets }: TicketNewsParts, ticketId: string): Promise<void> {
  for (;;) {
    const from = (await findMarks(database, [ticketId])).get(ticketId);
    const ticket = from && (await tickets.find(ticketId));
    if (!ticket || from.seen > ticket.lastPosition) return;
    if (!from.isUnread && from.seen === ticket.lastPosition) return;
    const to = { ...from, seen: ticket.lastPosition, isUnread: false };
    const overtaken = await changeMarks(database, [{ ticketId, from, to }]);
    if (overtaken.length === 0) return;
  }
}

/** In one window of all. Tickets that changed are gone through; at the start those that concerned this person before. */
async function lead(parts: TicketNewsParts, told$: Subject<readonly TicketNews[]>, signal: AbortSignal): Promise<void> {
  const { replica, tickets, clock } = parts;
  const changed = new Set(marksAmong(replica.values).keys());
  const inStep = createBell(clock);
  const watches = [
    tickets.changed$.subscribe((ids) => {
      for (const id of ids === "all" ? marksAmong(replica.values).keys() : ids) changed.add(id);
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

/**
 * Marks are written before anything is told: rather not told than told at every start. Where another window has changed a
 * mark meanwhile, its ticket is judged again.
 */
async function judgeSome(parts: TicketNewsParts, ids: readonly string[]): Promise<TicketNews[]> {
  const { me, database, tickets } = parts;
  const marks = await findMarks(database, ids);
  const shown = await tickets.findMany(ids);
  const changes: MarkChange[] = [];
  const news: TicketNews[] = [];
  for (const ticketId of ids) {
    const ticket = shown.get(ticketId);
    const from = marks.get(ticketId) ?? null;
    const judged = ticket ? judgeTicket({ me, ticket, mark: from, ...(await findCase(parts, ticket, from)) }) : null;
    const to = judged?.mark ?? null;
    if (!isSameJson(from, to)) changes.push({ ticketId, from, to });
    if (judged?.news) news.push(judged.news);
  }
  const overtaken = await changeMarks(database, changes);
  if (overtaken.length === 0) return news;
  const others = news.filter(({ ticketId }) => !overtaken.includes(ticketId));
  return [...others, ...(await judgeSome(parts, overtaken))];
}

/** A ticket that has only now become an agent's own was a conversation of others until then. */
async function findCase({ me, database }: TicketNewsParts, ticket: ShownTicket, mark: NewsMark | null) {
  const isMine = concerns(me, ticket);
  if (!isMine && mark === null) return { assignment: null, messages: await findNotes(database, ticket) };
  const isNewToStaff = isMine && isNewTo(mark) && isStaff(me.role);
  const seen = isNewToStaff ? ticket.lastPosition : (mark?.seen ?? 0);
  const [assignment, messages] = await Promise.all([
    isNewToStaff ? findAssignment(database, ticket.id) : null,
    ticket.lastPosition > seen ? findMessages(database, ticket.id, seen) : [],
  ]);
  return { assignment, messages };
}

/** Of a ticket that has only now come to be followed: those since this device tells of news at all. */
async function findNotes(database: DeskDatabase, { id: ticketId, isFollowed }: ShownTicket) {
  const from = isFollowed ? await findValue(database, "newsFrom") : null;
  if (!from) return [];
  const selector = { ticketId, createdAt: { $gt: from.at }, isInternalNote: { $eq: true } };
  return findDocuments<MessageDocument>(database.messages, { selector, sort: [{ position: "asc" }] });
}

async function findAssignment({ history }: DeskDatabase, ticketId: string) {
  const selector = { ticketId, field: "assignedTo" as const };
  const [last] = await findDocuments<HistoryDocument>(history, { selector, sort: [{ at: "desc" }], limit: 1 });
  return last ?? null;
}

function findMessages({ messages }: DeskDatabase, ticketId: string, after: number) {
  const selector = { ticketId, position: { $gt: after } };
  return findDocuments<MessageDocument>(messages, { selector, sort: [{ position: "asc" }] });
}

/** From the one that changed last on: what changes while they are read moves to where it is read again. */
async function findConcerning({ me, database }: TicketNewsParts): Promise<string[]> {
  const selector = isStaff(me.role) ? { assignedTo: me.id } : { userId: me.id };
  const ids = new Set<string>();
  for (let skip = 0; ; skip += CHUNK) {
    const query = { selector, sort: [{ updatedAt: "desc" as const }], skip, limit: CHUNK };
    const page = await findDocuments<TicketDocument>(database.tickets, query);
    for (const { id } of page) ids.add(id);
    if (page.length < CHUNK) return [...ids];
  }
}
