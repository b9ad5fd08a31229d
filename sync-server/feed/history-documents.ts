import { discloseTo, readableHistoryFields } from "#domain/conversation/disclosure.ts";
import type { Actor } from "#domain/people/person.ts";
import { HISTORY_FIELDS, type HistoryField } from "#domain/ticket/ticket.ts";
import type { HistoryDocument } from "#protocol/sync/documents.ts";
import { WITH_INSTANTS } from "../database/instants.ts";
import type { Transaction } from "../database/transact.ts";
import type { FeedCollection } from "./feed-collection.ts";
import { inSightOf, type View } from "./view.ts";

export const HISTORY: FeedCollection<"history"> = {
  table: "ticket_history",
  ticketId: "ticket_id",
  versionColumn: () => "version",
  readableSql: (viewer, bind) => `d.field = ANY (${bind(readableHistoryFields(viewer, HISTORY_FIELDS))})`,
  inSightSql: (view, bind) => inSightOf(view, "d.ticket_id", bind),
  readDocuments: readHistoryDocuments,
};

/** Without asking about sight or reach, or whether the viewer may read them: the caller has. */
export async function readHistoryDocuments(
  { tx, viewer }: Pick<View, "tx" | "viewer">,
  ids: readonly string[],
): Promise<HistoryDocument[]> {
  return (await readHistoryRows(tx, ids)).map((row) => toHistoryDocument(viewer, row));
}

/** What documents for anybody are made of. */
export async function readHistoryRows(tx: Transaction, ids: readonly string[]): Promise<HistoryRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<HistoryRow>({
    ...WITH_INSTANTS,
    text: `SELECT h.id, h.ticket_id, h.actor_id, h.field, h.from_value, h.to_value, h.at, h.version::text AS version,
       actor.display_name AS actor_name, actor.is_staff AS actor_is_staff,
       was.display_name AS from_name, became.display_name AS to_name,
       EXISTS (SELECT FROM ticket_messages AS m
         WHERE m.ticket_id = h.ticket_id AND m.user_id = h.actor_id AND NOT m.is_internal_note) AS actor_has_written
     FROM ticket_history AS h
     JOIN people AS actor ON actor.id = h.actor_id
     LEFT JOIN people AS was ON was.id = CASE WHEN h.field IN ('assignedTo', 'userId') THEN h.from_value::uuid END
     LEFT JOIN people AS became ON became.id = CASE WHEN h.field IN ('assignedTo', 'userId') THEN h.to_value::uuid END
     WHERE h.id = ANY ($1::uuid[])`,
    values: [ids],
  });
  return rows;
}

export interface HistoryRow {
  id: string;
  ticket_id: string;
  actor_id: string;
  actor_name: string;
  actor_is_staff: boolean;
  actor_has_written: boolean;
  field: HistoryField;
  from_value: string | null;
  to_value: string | null;
  from_name: string | null;
  to_name: string | null;
  at: string;
  version: string;
}

export function toHistoryDocument(viewer: Actor, row: HistoryRow): HistoryDocument {
  const actor = { id: row.actor_id, displayName: row.actor_name, isStaff: row.actor_is_staff };
  const disclosed = discloseTo(viewer, actor, row.actor_has_written);
  return {
    id: row.id,
    ticketId: row.ticket_id,
    field: row.field,
    from: row.from_value,
    to: row.to_value,
    fromName: row.from_name,
    toName: row.to_name,
    actorId: disclosed.id,
    actorName: disclosed.name,
    at: row.at,
    version: row.version,
  };
}
