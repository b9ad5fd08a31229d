import type { MigrationBuilder } from "node-pg-migrate";
// By its name in the package: migrations are also run from a copy of this folder.
import { changeIndexes } from "#sync-server/database/change-indexes.ts";

const FIELDS = "status, priority, department";
const OF_SOMEBODY = "WHERE assigned_to IS NOT NULL AND deleted_at IS NULL";
const OF_NOBODY = "WHERE assigned_to IS NULL AND deleted_at IS NULL";

/**
 * Lists by several fields are read from the stretches of an index that hold nothing else (tickets/by-stretch.ts), in either
 * order. What one person has and what nobody has is looked through, so these indexes hold all that lists go by.
 */
const NEW = {
  support_tickets_by_fields: `support_tickets (${FIELDS}, updated_at, id) INCLUDE (archived_at) WHERE deleted_at IS NULL`,
  support_tickets_numbers_by_fields: `support_tickets (${FIELDS}, number_year, number_sequence)
    INCLUDE (id, archived_at) WHERE deleted_at IS NULL`,
  support_tickets_numbers_of_status: `support_tickets (status, number_year, number_sequence)
    INCLUDE (id, archived_at) WHERE deleted_at IS NULL`,
  support_tickets_of_assignee: `support_tickets (assigned_to, updated_at, id)
    INCLUDE (${FIELDS}, archived_at) ${OF_SOMEBODY}`,
  support_tickets_of_nobody: `support_tickets (updated_at, id) INCLUDE (${FIELDS}, archived_at) ${OF_NOBODY}`,
  support_tickets_of_nobody_by_status: `support_tickets (status, updated_at, id)
    INCLUDE (priority, department, archived_at) ${OF_NOBODY}`,
  support_tickets_numbers_of_nobody: `support_tickets (number_year, number_sequence)
    INCLUDE (id, ${FIELDS}, archived_at) ${OF_NOBODY}`,
};

/** What these take the place of. */
const OLD = {
  support_tickets_by_priority: "support_tickets (priority, updated_at, id) WHERE deleted_at IS NULL",
  support_tickets_by_department: "support_tickets (department, updated_at, id) WHERE deleted_at IS NULL",
  support_tickets_numbers_by_status: `support_tickets (status, number_year, number_sequence) WHERE deleted_at IS NULL`,
  support_tickets_by_assignee: `support_tickets (assigned_to, updated_at, id) ${OF_SOMEBODY}`,
  support_tickets_unassigned: `support_tickets (updated_at, id) ${OF_NOBODY}`,
  support_tickets_unassigned_by_status: `support_tickets (status, updated_at, id) ${OF_NOBODY}`,
  support_tickets_numbers_unassigned: `support_tickets (number_year, number_sequence) ${OF_NOBODY}`,
};

export function up(pgm: MigrationBuilder): Promise<void> {
  return changeIndexes(pgm, { add: NEW, remove: Object.keys(OLD) });
}

export function down(pgm: MigrationBuilder): Promise<void> {
  return changeIndexes(pgm, { add: OLD, remove: Object.keys(NEW) });
}
