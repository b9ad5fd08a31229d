// For migrations that make or drop indexes of large tables. An index that is made within a transaction keeps everybody from
// writing until it is complete: minutes, on a desk of a million tickets. Made like this, it stands in nobody's way.

import type { MigrationBuilder } from "node-pg-migrate";

export interface IndexChange {
  /** By name, what stands behind CREATE INDEX … ON. */
  add: Readonly<Record<string, string>>;
  remove: readonly string[];
}

/**
 * To be all that a migration does, for it takes it out of the transaction. Where that is broken off, the next start goes on:
 * what was left half made is made anew, what is complete stays, by its name: a name is never used again for another index.
 */
export async function changeIndexes(pgm: MigrationBuilder, { add, remove }: IndexChange): Promise<void> {
  const complete = await findComplete(pgm, Object.keys(add));
  const lockTimeout = await readLockTimeout(pgm);
  pgm.noTransaction();
  // However long this waits for others, nobody waits behind it.
  pgm.sql("SET lock_timeout = 0");
  for (const [name, definition] of Object.entries(add)) {
    if (complete.has(name)) continue;
    pgm.sql(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
    pgm.sql(`CREATE INDEX CONCURRENTLY ${name} ON ${definition}`);
  }
  for (const name of remove) pgm.sql(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
  pgm.sql(`SET lock_timeout = '${lockTimeout}'`);
}

async function findComplete({ db }: MigrationBuilder, names: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await db.query(
    `SELECT c.relname AS name FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
     JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE n.nspname = current_schema() AND c.relname = ANY ($1) AND i.indisvalid`,
    [names],
  );
  return new Set(rows.map(({ name }: { name: string }) => name));
}

async function readLockTimeout({ db }: MigrationBuilder): Promise<string> {
  const { rows } = await db.query("SELECT current_setting('lock_timeout') AS value");
  return String(rows[0].value);
}
