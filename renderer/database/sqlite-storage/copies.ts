// A second copy of what is nowhere else, in a file beside the store's: whichever of the two is damaged, the other has it
// (L6). SQLite keeps it by triggers, together with the documents, and commits it behind them: the store's own file gets to the
// disk first. So a copy of a later revision than its document, or of a document that is not there, tells that the store has
// lost what was written last.

import type { CollectionTable } from "./collection-table.ts";
import { isFullDisk } from "./full-disk.ts";
import { REVISION_SQL, type Salvaged } from "./salvage.ts";
import type { SqlConnection } from "./sql-connection.ts";

export const COPIES_FILE = "copies.db";

/** Beside the tables of the store; no other has this name, for triggers can't say in which file theirs is. */
const TABLE = "document_copies";

const CREATE_SQL = `
  PRAGMA copies.journal_mode = wal;
  PRAGMA copies.synchronous = full;
  PRAGMA copies.wal_checkpoint(truncate);
  CREATE TABLE IF NOT EXISTS copies.${TABLE} (
    key TEXT NOT NULL, id TEXT NOT NULL, deleted INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;`;

/**
 * Outside of a transaction, before the store's tables are looked at. @returns false where the disk has no room for them: the
 * store serves without. @throws where the file of the copies is damaged.
 */
export async function attachCopies(connection: SqlConnection): Promise<boolean> {
  try {
    await connection.exec(`ATTACH DATABASE '${COPIES_FILE}' AS copies`);
    await connection.exec(CREATE_SQL);
    return true;
  } catch (error) {
    if (!isFullDisk(error)) throw error;
    await connection.exec("DETACH DATABASE copies").catch(() => undefined);
    return false;
  }
}

/** Whether the store has lost something that the copies have. @param slots of the collections that it has, by their keys. */
export async function isBehindCopies(connection: SqlConnection, slots: ReadonlyMap<string, number>): Promise<boolean> {
  for (const [key, isLiving] of await connection.query(`SELECT key, max(deleted = 0) FROM ${TABLE} GROUP BY key`)) {
    const slot = slots.get(key as string);
    if (slot === undefined) {
      if (isLiving === 1) return true;
      continue;
    }
    const [lost] = await connection.query(
      `SELECT 1 FROM ${TABLE} AS copy LEFT JOIN documents_${slot} AS document ON document.id = copy.id
       WHERE copy.key = ? AND (
         ${REVISION_SQL("document")} < ${REVISION_SQL("copy")} OR (document.id IS NULL AND copy.deleted = 0)) LIMIT 1`,
      [key as string],
    );
    if (lost) return true;
  }
  return false;
}

/** From now on; what the file lacks, by an older version of the app or for it was damaged, is brought into it first. */
export async function keepCopies(connection: SqlConnection, { name, plan }: CollectionTable): Promise<void> {
  const key = `'${plan.key.replaceAll("'", "''")}'`;
  const copy = (row: string) =>
    `INSERT OR REPLACE INTO ${TABLE} (key, id, deleted, data) SELECT ${key}, ${row}.id, ${row}.deleted, ${row}.data`;
  await connection.exec(`
    DELETE FROM ${TABLE} WHERE key = ${key} AND id NOT IN (SELECT id FROM ${name});
    ${copy("document")} FROM ${name} AS document WHERE NOT EXISTS (
      SELECT 1 FROM ${TABLE} AS known WHERE known.key = ${key} AND known.id = document.id AND known.data = document.data);
    CREATE TEMP TRIGGER ${name}_copy_inserted AFTER INSERT ON main.${name} BEGIN ${copy("NEW")}; END;
    CREATE TEMP TRIGGER ${name}_copy_updated AFTER UPDATE ON main.${name} BEGIN ${copy("NEW")}; END;
    CREATE TEMP TRIGGER ${name}_copy_deleted AFTER DELETE ON main.${name} BEGIN
      DELETE FROM ${TABLE} WHERE key = ${key} AND id = OLD.id;
    END;`);
}

export async function forgetCopies(connection: SqlConnection, key: string): Promise<void> {
  await connection.query(`DELETE FROM ${TABLE} WHERE key = ?`, [key]);
}

/** @param connection to the file of the copies. @returns nothing where it can't be read. */
export async function readCopies(connection: SqlConnection): Promise<Salvaged[]> {
  const rows = await connection
    .query(`SELECT key, id, ${REVISION_SQL("copy")}, data FROM ${TABLE} AS copy`)
    .catch(() => []);
  return rows.map(([key, id, revision, text]) => ({ key, id, revision, text }) as Salvaged);
}
