import type { MigrationBuilder } from "node-pg-migrate";
// By its name in the package: migrations are also run from a copy of this folder.
import { changeIndexes } from "#sync-server/database/change-indexes.ts";

const LISTED_AS = "(CASE WHEN archived_at IS NULL THEN status ELSE 'archived' END)";
const OF_ALL = "WHERE deleted_at IS NULL";
const OF_NOBODY = "WHERE assigned_to IS NULL AND deleted_at IS NULL";

/**
 * They begin with what tickets are listed as (feed/listed-as.ts), so that no list walks past what is archived. What that is
 * made of they hold as well, or else Postgres would read the tickets.
 */
const NEW = {
  support_tickets_listed: `support_tickets (${LISTED_AS}, updated_at, id) INCLUDE (status, archived_at) ${OF_ALL}`,
  support_tickets_numbers_listed: `support_tickets (${LISTED_AS}, number_year, number_sequence)
    INCLUDE (id, status, archived_at) ${OF_ALL}`,
  support_tickets_listed_by_fields: `support_tickets (${LISTED_AS}, priority, department, updated_at, id)
    INCLUDE (status, archived_at) ${OF_ALL}`,
  support_tickets_numbers_listed_by_fields: `support_tickets
    (${LISTED_AS}, priority, department, number_year, number_sequence) INCLUDE (id, status, archived_at) ${OF_ALL}`,
  support_tickets_of_nobody_listed: `support_tickets (${LISTED_AS}, updated_at, id)
    INCLUDE (status, priority, department, archived_at) ${OF_NOBODY}`,
  support_tickets_numbers_of_nobody_listed: `support_tickets (${LISTED_AS}, number_year, number_sequence)
    INCLUDE (id, status, priority, department, archived_at) ${OF_NOBODY}`,
};

const FIELDS = "status, priority, department";

/** What these take the place of. */
const OLD = {
  support_tickets_by_status: `support_tickets (status, updated_at, id) ${OF_ALL}`,
  support_tickets_archivable: `support_tickets (updated_at)
    WHERE status = 'closed' AND archived_at IS NULL AND deleted_at IS NULL`,
  support_tickets_archived: `support_tickets (number_year, number_sequence)
    WHERE archived_at IS NOT NULL AND deleted_at IS NULL`,
  support_tickets_by_fields: `support_tickets (${FIELDS}, updated_at, id) INCLUDE (archived_at) ${OF_ALL}`,
  support_tickets_numbers_by_fields: `support_tickets (${FIELDS}, number_year, number_sequence)
    INCLUDE (id, archived_at) ${OF_ALL}`,
  support_tickets_numbers_of_status: `support_tickets (status, number_year, number_sequence)
    INCLUDE (id, archived_at) ${OF_ALL}`,
  support_tickets_of_nobody: `support_tickets (updated_at, id) INCLUDE (${FIELDS}, archived_at) ${OF_NOBODY}`,
  support_tickets_of_nobody_by_status: `support_tickets (status, updated_at, id)
    INCLUDE (priority, department, archived_at) ${OF_NOBODY}`,
  support_tickets_numbers_of_nobody: `support_tickets (number_year, number_sequence)
    INCLUDE (id, ${FIELDS}, archived_at) ${OF_NOBODY}`,
};

export async function up(pgm: MigrationBuilder): Promise<void> {
  await changeIndexes(pgm, { add: NEW, remove: Object.keys(OLD) });
  // What Postgres finds out of an expression from an index of a part of the table, it does not use: it would take each value
  // for rare until it was told to look for itself, and has done so.
  pgm.sql(`CREATE STATISTICS IF NOT EXISTS support_tickets_listed_as ON ${LISTED_AS} FROM support_tickets`);
  pgm.sql("ANALYZE support_tickets");
}

export async function down(pgm: MigrationBuilder): Promise<void> {
  await changeIndexes(pgm, { add: OLD, remove: Object.keys(NEW) });
  pgm.sql("DROP STATISTICS IF EXISTS support_tickets_listed_as");
}
