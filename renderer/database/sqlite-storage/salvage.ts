// What could be read of a damaged file is kept in the new one until its collection is opened there.

import type { SqlConnection } from "./sql-connection.ts";
import type { Restoration } from "./store-engine.ts";

export interface Salvaged {
  /** The collection with its version: `name-version`. */
  key: string;
  id: string;
  /** How often it was written. */
  revision: number;
  /** The document as JSON. */
  text: string;
}

/** SQL: how often a row's document was written, by RxDB's revision. The clock, which goes back as well, tells nothing. */
export const REVISION_SQL = (row: string): string => `CAST(json_extract(${row}.data, '$._rev') AS INTEGER)`;

export const SALVAGE_SQL = `
  CREATE TABLE salvaged (key TEXT NOT NULL, data TEXT NOT NULL);
  CREATE INDEX salvaged_by_key ON salvaged (key);`;

/** No collection has this key: what stands under it is how much was saved. */
const RESTORATION = "";

export async function keepSalvaged(connection: SqlConnection, salvaged: readonly Salvaged[]): Promise<void> {
  const restoration = { key: RESTORATION, text: JSON.stringify({ saved: salvaged.length } satisfies Restoration) };
  for (const { key, text } of [restoration, ...salvaged]) {
    await connection.query("INSERT INTO salvaged (key, data) VALUES (?, ?)", [key, text]);
  }
}

/** What was salvaged for a collection; it is the caller's now, and stands here no more. */
export async function takeSalvaged(connection: SqlConnection, key: string): Promise<string[]> {
  const rows = await connection.query("DELETE FROM salvaged WHERE key = ? RETURNING data", [key]);
  return rows.map(([data]) => data as string);
}

/** What is still to be told of a damaged file that this one replaces. */
export async function findRestoration(connection: SqlConnection): Promise<Restoration | null> {
  const [row] = await connection.query("SELECT data FROM salvaged WHERE key = ?", [RESTORATION]);
  return row ? (JSON.parse(row[0] as string) as Restoration) : null;
}

export async function forgetRestoration(connection: SqlConnection): Promise<void> {
  await takeSalvaged(connection, RESTORATION);
}
