import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { isStaff, type Role } from "#domain/people/role.ts";
import type { PersonDocument } from "#protocol/sync/documents.ts";
import type { Transaction } from "../database/transact.ts";
import type { FeedCollection } from "./feed-collection.ts";
import type { View } from "./view.ts";

/** Staff see all staff, everybody sees themselves. */
export const PEOPLE: FeedCollection<"people"> = {
  table: "people",
  ticketId: null,
  versionColumn: () => "version",
  readableSql: () => "true",
  inSightSql: ({ viewer }, bind) =>
    can(viewer.role, "seeStaff") ? `(d.is_staff OR d.id = ${bind(viewer.id)})` : `d.id = ${bind(viewer.id)}`,
  readDocuments: readPersonDocuments,
};

async function readPersonDocuments({ tx, viewer }: View, ids: readonly string[]): Promise<PersonDocument[]> {
  return (await readPersonRows(tx, ids)).map((row) => toPersonDocument(viewer, row));
}

/** What documents for anybody are made of. */
export async function readPersonRows(tx: Transaction, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<PersonRow>(
    `SELECT id, display_name, email, role, disabled_at IS NOT NULL AS is_disabled, active_tickets, version::text AS version
     FROM people WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows;
}

export interface PersonRow {
  id: string;
  display_name: string;
  email: string;
  role: Role;
  is_disabled: boolean;
  active_tickets: number;
  version: string;
}

export function toPersonDocument(viewer: Actor, row: PersonRow): PersonDocument {
  return {
    id: row.id,
    displayName: row.display_name,
    email: row.email,
    role: row.role,
    isDisabled: row.is_disabled,
    activeTickets: seesWorkloadOf(viewer, row) ? row.active_tickets : null,
    version: row.version,
  };
}

/** T11: admins see everybody's, support their own; a customer has none. */
function seesWorkloadOf(viewer: Actor, { id }: PersonRow): boolean {
  return can(viewer.role, "seeEveryWorkload") || (id === viewer.id && isStaff(viewer.role));
}
