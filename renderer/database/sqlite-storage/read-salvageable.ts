// What can be read of a damaged file, of those collections that hold what is nowhere else.

import { findSlots } from "./catalog.ts";
import { REVISION_SQL, type Salvaged } from "./salvage.ts";
import type { SqlConnection } from "./sql-connection.ts";

/** Reads from both ends towards what is damaged. @returns nothing where not even the catalog can be read. */
export async function readSalvageable(connection: SqlConnection, collections: readonly string[]): Promise<Salvaged[]> {
  const found: Salvaged[] = [];
  for (const [key, slot] of await findSlots(connection).catch(() => new Map<string, number>())) {
    const name = (key as string).replace(/-\d+$/, "");
    if (!collections.includes(name)) continue;
    found.push(...(await readFromBothEnds(connection, key as string, `documents_${slot as number}`)));
  }
  return found;
}

async function readFromBothEnds(connection: SqlConnection, key: string, table: string): Promise<Salvaged[]> {
  const found = new Map<number, Salvaged>();
  for (const [order, comparison, start] of [
    ["ASC", ">", 0],
    ["DESC", "<", Number.MAX_SAFE_INTEGER],
  ] as const) {
    let place: number = start;
    for (;;) {
      const [row] = await connection
        .query(
          `SELECT place, id, ${REVISION_SQL(table)}, data FROM ${table} WHERE place ${comparison} ? ORDER BY place ${order} LIMIT 1`,
          [place],
        )
        .catch(() => []);
      if (!row || found.has(row[0] as number)) break;
      place = row[0] as number;
      found.set(place, { key, id: row[1] as string, revision: row[2] as number, text: row[3] as string });
    }
  }
  return [...found.values()];
}

/** Each document once, as it was written last. */
export function newestOf(all: readonly Salvaged[]): Salvaged[] {
  const found = new Map<string, Salvaged>();
  for (const one of all) {
    const name = `${one.key}/${one.id}`;
    const other = found.get(name);
    if (!other || other.revision < one.revision) found.set(name, one);
  }
  return [...found.values()];
}
