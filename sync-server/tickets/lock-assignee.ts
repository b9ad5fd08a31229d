import type { Role } from "#domain/people/role.ts";
import type { Transaction } from "../database/transact.ts";
import type { LockedTicket } from "./lock-ticket.ts";

/**
 * The active account that a ticket is to be assigned to, null where there is none. It is locked, so that it can't be
 * disabled in between; together with the present assignee's and in the order of ids, for the workload of both is about
 * to change, and another ticket may be going the opposite way.
 */
export async function lockAssignee(
  tx: Transaction,
  assigneeId: string,
  locked: LockedTicket | null,
): Promise<{ id: string; role: Role } | null> {
  const { rows } = await tx.query<{ id: string; role: Role; is_active: boolean }>(
    `SELECT id, role, disabled_at IS NULL AS is_active FROM people
     WHERE id = $1 OR id = $2 ORDER BY id FOR NO KEY UPDATE`,
    [assigneeId, locked?.assignedTo ?? null],
  );
  const assignee = rows.find(({ id, is_active }) => id === assigneeId && is_active);
  return assignee ? { id: assignee.id, role: assignee.role } : null;
}
