import type { Ticket } from "#domain/ticket/ticket.ts";
import type { Department, Priority, Status } from "#domain/ticket/values.ts";
import type { Transaction } from "../database/transact.ts";

/** A ticket that nobody else can change until this transaction ends. */
export interface LockedTicket {
  id: string;
  ticket: Ticket;
  userId: string;
  assignedTo: string | null;
  isArchived: boolean;
  isDeleted: boolean;
  lastPosition: number;
  lastPublicPosition: number;
  /** What staff know it by, and what its customer does. */
  version: string;
  publicVersion: string;
}

export async function lockTicket(tx: Transaction, id: string): Promise<LockedTicket | null> {
  const { rows } = await tx.query<TicketRow>(
    `SELECT id, user_id, subject, description, status, priority, department, assigned_to, closed_at,
       archived_at IS NOT NULL AS is_archived, deleted_at IS NOT NULL AS is_deleted,
       last_position, last_public_position,
       version::text AS version, public_version::text AS public_version
     FROM support_tickets WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  return rows[0] ? toLockedTicket(rows[0]) : null;
}

interface TicketRow {
  id: string;
  user_id: string;
  subject: string;
  description: string;
  status: Status;
  priority: Priority;
  department: Department;
  assigned_to: string | null;
  closed_at: Date | null;
  is_archived: boolean;
  is_deleted: boolean;
  last_position: number;
  last_public_position: number;
  version: string;
  public_version: string;
}

function toLockedTicket(row: TicketRow): LockedTicket {
  const { id, user_id: userId, assigned_to: assignedTo, subject, description, status, priority, department } = row;
  const closedAt = row.closed_at?.toISOString() ?? null;
  return {
    id,
    ticket: { id, userId, subject, description, status, priority, department, assignedTo, closedAt },
    userId,
    assignedTo,
    isArchived: row.is_archived,
    isDeleted: row.is_deleted,
    lastPosition: row.last_position,
    lastPublicPosition: row.last_public_position,
    version: row.version,
    publicVersion: row.public_version,
  };
}
