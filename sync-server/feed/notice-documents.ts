import { discloseTo, readableHistoryFields } from "#domain/conversation/disclosure.ts";
import type { Actor } from "#domain/people/person.ts";
import { HISTORY_FIELDS, type HistoryField } from "#domain/ticket/ticket.ts";
import type { NoticeDocument } from "#protocol/sync/documents.ts";
import type { FeedCollection } from "./feed-collection.ts";
import type { View } from "./view.ts";

/** To each their own, whether they still see the ticket or not. */
export const NOTICES: FeedCollection<"notices"> = {
  table: "notices",
  ticketId: null,
  versionColumn: () => "version",
  readableSql: (viewer, bind) => `d.field = ANY (${bind(readableHistoryFields(viewer, HISTORY_FIELDS))})`,
  inSightSql: ({ viewer }, bind) => `d.person_id = ${bind(viewer.id)}`,
  readDocuments: readNoticeDocuments,
};

async function readNoticeDocuments({ tx, viewer }: View, ids: readonly string[]): Promise<NoticeDocument[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<NoticeRow>(
    `SELECT n.*, n.version::text AS version, t.ticket_number,
       actor.display_name AS actor_name, actor.is_staff AS actor_is_staff,
       was.display_name AS from_name, became.display_name AS to_name,
       EXISTS (SELECT FROM ticket_messages AS m
         WHERE m.ticket_id = n.ticket_id AND m.user_id = n.actor_id AND NOT m.is_internal_note) AS actor_has_written
     FROM notices AS n
     JOIN support_tickets AS t ON t.id = n.ticket_id
     JOIN people AS actor ON actor.id = n.actor_id
     LEFT JOIN people AS was ON was.id = CASE WHEN n.field IN ('assignedTo', 'userId') THEN n.from_value::uuid END
     LEFT JOIN people AS became ON became.id = CASE WHEN n.field IN ('assignedTo', 'userId') THEN n.to_value::uuid END
     WHERE n.id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows.map((row) => toNoticeDocument(viewer, row));
}

interface NoticeRow {
  id: string;
  ticket_id: string;
  ticket_number: string;
  subject: string;
  actor_id: string;
  actor_name: string;
  actor_is_staff: boolean;
  actor_has_written: boolean;
  field: HistoryField;
  from_value: string | null;
  to_value: string | null;
  from_name: string | null;
  to_name: string | null;
  at: Date;
  version: string;
}

function toNoticeDocument(viewer: Actor, row: NoticeRow): NoticeDocument {
  const actor = { id: row.actor_id, displayName: row.actor_name, isStaff: row.actor_is_staff };
  // Whose words were taken back from a customer may have lost the ticket, and with it who writes there (P4).
  const disclosed = discloseTo(viewer, actor, row.actor_has_written && row.subject !== "");
  return {
    id: row.id,
    ticketId: row.ticket_id,
    ticketNumber: row.ticket_number,
    subject: row.subject,
    field: row.field,
    from: row.from_value,
    to: row.to_value,
    fromName: row.from_name,
    toName: row.to_name,
    actorId: disclosed.id,
    actorName: disclosed.name,
    at: row.at.toISOString(),
    version: row.version,
  };
}
