// What can be read of a damaged file, of those collections that hold what is nowhere else. It is kept in the new file
// until its collection is opened there.

import type { SqlConnection } from "./sql-connection.ts";
import type { Restoration } from "./store-engine.ts";

export interface Salvaged {
  /** The collection with its version: `name-version`. */
  key: string;
  /** The document as JSON. */
  text: string;
}

export const SALVAGE_SQL = `
  CREATE TABLE salvaged (key TEXT NOT NULL, data TEXT NOT NULL);
  CREATE INDEX salvaged_by_key ON salvaged (key);`;

/** Reads from both ends towards what is damaged. @returns nothing where not even the catalog can be read. */
export async function readSalvageable(connection: SqlConnection, collections: readonly string[]): Promise<Salvaged[]> {
  const found: Salvaged[] = [];
  for (const [key, slot] of await connection.query("SELECT key, slot FROM collections").catch(() => [])) {
    const name = (key as string).replace(/-\d+$/, "");
    if (!collections.includes(name)) continue;
    const texts = await readTexts(connection, `documents_${slot as number}`);
    found.push(...texts.map((text) => ({ key: key as string, text })));
  }
  return found;
}

async function readTexts(connection: SqlConnection, table: string): Promise<string[]> {
  const texts = new Map<number, string>();
  for (const [order, comparison, start] of [
    ["ASC", ">", 0],
    ["DESC", "<", Number.MAX_SAFE_INTEGER],
  ] as const) {
    let place: number = start;
    for (;;) {
      const [row] = await connection
        .query(`SELECT place, data FROM ${table} WHERE place ${comparison} ? ORDER BY place ${order} LIMIT 1`, [place])
        .catch(() => []);
      if (!row || texts.has(row[0] as number)) break;
      place = row[0] as number;
      texts.set(place, row[1] as string);
    }
  }
  return [...texts.values()];
}

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
