import { discloseTo } from "#domain/conversation/disclosure.ts";
import { NOBODY_WAITS } from "#domain/conversation/waiting.ts";
import type { Actor } from "#domain/people/person.ts";
import { isStaff } from "#domain/people/role.ts";
import { toNumberOrder } from "#domain/ticket/ticket-number.ts";
import type { Department, Priority, Status } from "#domain/ticket/values.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { WITH_INSTANTS } from "../database/instants.ts";
import type { Transaction } from "../database/transact.ts";
import type { FeedCollection } from "./feed-collection.ts";
import { isFollowedSql } from "./sight.ts";
import { type Bind, sql } from "./sql.ts";
import { inSightOf, type View } from "./view.ts";

export const TICKETS: FeedCollection<"tickets"> = {
  table: "support_tickets",
  ticketId: "id",
  versionColumn: (viewer) => (isStaff(viewer.role) ? "version" : "public_version"),
  readableSql: () => "true",
  inSightSql: (view, bind) => inSightOf(view, "d.id", bind),
  readDocuments: readTicketDocuments,
};

/** Without asking about sight or reach: the caller has. */
export async function readTicketDocuments(
  { tx, viewer }: Pick<View, "tx" | "viewer">,
  ids: readonly string[],
): Promise<TicketDocument[]> {
  const isFollowed = (bind: Bind) => isFollowedSql(viewer, "t.id", bind);
  return (await readTicketRows(tx, ids, isFollowed)).map((row) => toTicketDocument(viewer, row));
}

/** What documents for anybody are made of; `isFollowed` is SQL on the ticket `t`. */
export async function readTicketRows(
  tx: Transaction,
  ids: readonly string[],
  isFollowed: (bind: Bind) => string,
): Promise<TicketRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<TicketRow>({
    ...WITH_INSTANTS,
    ...sql(
      (bind) => `
      SELECT t.id, t.ticket_number, t.number_year, t.number_sequence, t.user_id, t.subject, t.description, t.status,
        t.priority, t.department, t.assigned_to, t.last_position, t.last_public_position, t.written_at, t.created_at,
        t.updated_at, t.public_updated_at, t.closed_at,
        t.version::text AS version, t.public_version::text AS public_version,
        customer.display_name AS customer_name, customer.email AS customer_email,
        assignee.display_name AS assignee_name,
        ${isFollowed(bind)} AS is_followed,
        EXISTS (SELECT FROM ticket_messages AS m
          WHERE m.ticket_id = t.id AND m.user_id = t.assigned_to AND NOT m.is_internal_note) AS assignee_has_written,
        ${WAITING_SINCE_SQL} AS waiting_since
      FROM support_tickets AS t
      JOIN people AS customer ON customer.id = t.user_id
      LEFT JOIN people AS assignee ON assignee.id = t.assigned_to
      WHERE t.id = ANY (${bind(ids)}::uuid[])`,
    ),
  });
  return rows;
}

/** As `waitingSince` of the domain says. Most tickets are closed, and cost nothing. */
const WAITING_SINCE_SQL = `CASE WHEN t.status <> 'closed' THEN (
  SELECT CASE WHEN answered.position IS NULL THEN t.created_at ELSE (
    SELECT min(m.created_at) FROM ticket_messages AS m
    WHERE m.ticket_id = t.id AND m.public_position > answered.position) END
  FROM (SELECT max(public_position) AS position FROM ticket_messages
    WHERE ticket_id = t.id AND is_staff_reply AND NOT is_internal_note) AS answered) END`;

/** The same, in the order of the ids; those that are not there any more are left out. */
export async function readTicketsInOrder(
  look: Pick<View, "tx" | "viewer">,
  ids: readonly string[],
): Promise<TicketDocument[]> {
  const documents = new Map((await readTicketDocuments(look, ids)).map((document) => [document.id, document]));
  return ids.flatMap((id) => documents.get(id) ?? []);
}

export interface TicketRow {
  id: string;
  ticket_number: string;
  number_year: number;
  number_sequence: number;
  user_id: string;
  customer_name: string;
  customer_email: string;
  subject: string;
  description: string;
  status: Status;
  priority: Priority;
  department: Department;
  assigned_to: string | null;
  assignee_name: string | null;
  assignee_has_written: boolean;
  is_followed: boolean;
  waiting_since: string | null;
  last_position: number;
  last_public_position: number;
  written_at: string;
  created_at: string;
  updated_at: string;
  public_updated_at: string;
  closed_at: string | null;
  version: string;
  public_version: string;
}

export function toTicketDocument(viewer: Actor, row: TicketRow): TicketDocument {
  return {
    id: row.id,
    ticketNumber: row.ticket_number,
    numberOrder: toNumberOrder({ year: row.number_year, sequence: row.number_sequence }),
    userId: row.user_id,
    customerName: row.customer_name,
    customerEmail: row.customer_email,
    subject: row.subject,
    description: row.description,
    status: row.status,
    priority: row.priority,
    department: row.department,
    ...assigneeFor(viewer, row),
    isFollowed: row.is_followed,
    waitingSince: row.waiting_since ?? NOBODY_WAITS,
    writtenAt: row.written_at,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    ...progressFor(viewer, row),
  };
}

/** To a customer an assignee who has not written is as good as none (P4). */
function assigneeFor(viewer: Actor, row: TicketRow): Pick<TicketDocument, "assignedTo" | "assigneeName"> {
  const { assigned_to: id, assignee_name: displayName } = row;
  if (id === null || displayName === null) return { assignedTo: null, assigneeName: null };
  const disclosed = discloseTo(viewer, { id, displayName, isStaff: true }, row.assignee_has_written);
  return { assignedTo: disclosed.id, assigneeName: disclosed.id === null ? null : disclosed.name };
}

/** What an internal note moves for staff alone (P3). */
function progressFor(viewer: Actor, row: TicketRow): Pick<TicketDocument, "lastPosition" | "updatedAt" | "version"> {
  return isStaff(viewer.role)
    ? { lastPosition: row.last_position, updatedAt: row.updated_at, version: row.version }
    : {
        lastPosition: row.last_public_position,
        updatedAt: row.public_updated_at,
        version: row.public_version,
      };
}
