// A ticket's thread, page by page: messages by their position, history by when it was made. One page is all that is ever
// held, however long a thread has become.

import { z } from "zod";
import type { Actor } from "#domain/people/person.ts";
import { isStaff } from "#domain/people/role.ts";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import { THREAD_PAGE_DEFAULT } from "#protocol/rest/ticket.ts";
import type { HistoryDocument, MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import { readSnapshot, type Transaction } from "../database/transact.ts";
import { HISTORY, readHistoryDocuments } from "../feed/history-documents.ts";
import { MESSAGES, readMessageDocuments } from "../feed/message-documents.ts";
import { sql } from "../feed/sql.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { nameMentioned } from "./mentions.ts";
import { mustReach, mustReadDocument, type WantedTicket } from "./read-ticket.ts";

export interface Asked {
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
}

export interface ThreadPage<Document> {
  documents: Document[];
  nextCursor: string | null;
}

export interface TicketWithThread {
  ticket: TicketDocument;
  messages: ThreadPage<MessageDocument>;
  history: ThreadPage<HistoryDocument>;
}

type Reading = Pick<Services, "pool">;

/** One ticket in reach with how its thread begins (P3, P4). Reading is not following (P2). @throws ProblemError `not-found`. */
export function mustReadThread({ pool }: Reading, wanted: WantedTicket): Promise<TicketWithThread> {
  return readSnapshot(pool, async (tx) => {
    const ticket = await mustReadDocument(tx, wanted);
    const look = { tx, viewer: wanted.viewer, ticketId: ticket.id, limit: THREAD_PAGE_DEFAULT };
    return { ticket, messages: await readMessages(look), history: await readHistory(look) };
  });
}

/** @throws ProblemError `not-found`, or `invalid-request` for what is no cursor. */
export function mustReadMessages(
  { pool }: Reading,
  { limit, cursor, ...wanted }: WantedTicket & Asked,
): Promise<ThreadPage<MessageDocument>> {
  return readSnapshot(pool, async (tx) =>
    readMessages({ tx, viewer: wanted.viewer, ticketId: await mustReach(tx, wanted), limit, cursor }),
  );
}

/** @throws ProblemError `not-found`, or `invalid-request` for what is no cursor. */
export function mustReadHistory(
  { pool }: Reading,
  { limit, cursor, ...wanted }: WantedTicket & Asked,
): Promise<ThreadPage<HistoryDocument>> {
  return readSnapshot(pool, async (tx) =>
    readHistory({ tx, viewer: wanted.viewer, ticketId: await mustReach(tx, wanted), limit, cursor }),
  );
}

interface Look extends Asked {
  tx: Transaction;
  viewer: Actor;
  ticketId: string;
}

async function readMessages({ tx, viewer, ticketId, limit, cursor }: Look): Promise<ThreadPage<MessageDocument>> {
  // Customers count what they may read (P3).
  const position = isStaff(viewer.role) ? "d.position" : "d.public_position";
  const after = cursor === undefined ? 0 : readMessageCursor(cursor);
  const { rows } = await tx.query<{ id: string }>(
    sql(
      (bind) => `SELECT d.id FROM ${MESSAGES.table} AS d WHERE d.ticket_id = ${bind(ticketId)}
        AND ${MESSAGES.readableSql(viewer, bind)} AND ${position} > ${bind(after)} ORDER BY ${position} LIMIT ${bind(limit + 1)}`,
    ),
  );
  const documents = await nameMentioned(tx, await readMessageDocuments({ tx, viewer }, idsOf(rows, limit)));
  documents.sort((a, b) => a.position - b.position);
  const last = rows.length > limit ? documents.at(-1) : undefined;
  return { documents, nextCursor: last ? String(last.position) : null };
}

async function readHistory({ tx, viewer, ticketId, limit, cursor }: Look): Promise<ThreadPage<HistoryDocument>> {
  const after = cursor === undefined ? null : readHistoryCursor(cursor);
  const { rows } = await tx.query<{ id: string }>(
    sql((bind) => {
      const beyond = after ? `AND (${AT}, d.id) > (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)` : "";
      return `SELECT d.id FROM ${HISTORY.table} AS d WHERE d.ticket_id = ${bind(ticketId)}
        AND ${HISTORY.readableSql(viewer, bind)} ${beyond} ORDER BY ${AT}, d.id LIMIT ${bind(limit + 1)}`;
    }),
  );
  const documents = await readHistoryDocuments({ tx, viewer }, idsOf(rows, limit));
  documents.sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id));
  const last = rows.length > limit ? documents.at(-1) : undefined;
  return { documents, nextCursor: last ? `${last.at}_${last.id}` : null };
}

/** As exact as a cursor tells it. */
const AT = "date_trunc('milliseconds', d.at)";

function idsOf(rows: readonly { id: string }[], limit: number): string[] {
  return rows.slice(0, limit).map(({ id }) => id);
}

const POSITION_MAX = 2_147_483_647;
const positionSchema = z.coerce.number().int().min(0).max(POSITION_MAX);
const placeSchema = z.tuple([z.iso.datetime(), uuidSchema]);

function readMessageCursor(text: string): number {
  const parsed = positionSchema.safeParse(text);
  if (!parsed.success) throw unfitCursor();
  return parsed.data;
}

function readHistoryCursor(text: string): { at: string; id: string } {
  const parsed = placeSchema.safeParse(text.split("_"));
  if (!parsed.success) throw unfitCursor();
  const [at, id] = parsed.data;
  return { at, id };
}

function unfitCursor(): ProblemError {
  const message = "is not a next_cursor of this list; begin without a cursor";
  return new ProblemError("invalid-request", { errors: [{ field: "cursor", message }] });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
