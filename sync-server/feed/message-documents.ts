import { discloseTo } from "#domain/conversation/disclosure.ts";
import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import type { MessageDocument } from "#protocol/sync/documents.ts";
import { WITH_INSTANTS } from "../database/instants.ts";
import type { Transaction } from "../database/transact.ts";
import type { FeedCollection } from "./feed-collection.ts";
import { inSightOf, type View } from "./view.ts";

export const MESSAGES: FeedCollection<"messages"> = {
  table: "ticket_messages",
  ticketId: "ticket_id",
  versionColumn: () => "version",
  readableSql: (viewer) => (can(viewer.role, "useInternalNotes") ? "true" : "NOT d.is_internal_note"),
  inSightSql: (view, bind) => inSightOf(view, "d.ticket_id", bind),
  readDocuments: readMessageDocuments,
};

/** Without asking about sight or reach, or whether the viewer may read them: the caller has. */
export async function readMessageDocuments(
  { tx, viewer }: Pick<View, "tx" | "viewer">,
  ids: readonly string[],
): Promise<MessageDocument[]> {
  return (await readMessageRows(tx, ids)).map((row) => toMessageDocument(viewer, row));
}

/** What documents for anybody are made of. */
export async function readMessageRows(tx: Transaction, ids: readonly string[]): Promise<MessageRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<MessageRow>({
    ...WITH_INSTANTS,
    text: `SELECT m.id, m.ticket_id, m.user_id, m.message, m.is_internal_note, m.is_staff_reply, m.position, m.public_position,
       m.written_at, m.created_at, m.updated_at, m.version::text AS version, author.display_name AS author_name
     FROM ticket_messages AS m JOIN people AS author ON author.id = m.user_id
     WHERE m.id = ANY ($1::uuid[])`,
    values: [ids],
  });
  return rows;
}

export interface MessageRow {
  id: string;
  ticket_id: string;
  user_id: string;
  author_name: string;
  message: string;
  is_internal_note: boolean;
  is_staff_reply: boolean;
  position: number;
  public_position: number | null;
  written_at: string;
  created_at: string;
  updated_at: string;
  version: string;
}

/** @throws where a customer was about to be shown a note. */
export function toMessageDocument(viewer: Actor, row: MessageRow): MessageDocument {
  const author = { id: row.user_id, displayName: row.author_name, isStaff: row.is_staff_reply };
  return {
    id: row.id,
    ticketId: row.ticket_id,
    userId: row.user_id,
    authorName: discloseTo(viewer, author, !row.is_internal_note).name,
    message: row.message,
    isInternalNote: row.is_internal_note,
    isStaffReply: row.is_staff_reply,
    position: positionFor(viewer, row),
    writtenAt: row.written_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

/** Customers count what they may read, or a gap would tell of a note (P3). @throws where it is a note after all. */
function positionFor(viewer: Actor, row: MessageRow): number {
  if (can(viewer.role, "useInternalNotes")) return row.position;
  if (row.public_position === null) throw new Error("an internal note was about to be shown to a customer");
  return row.public_position;
}
