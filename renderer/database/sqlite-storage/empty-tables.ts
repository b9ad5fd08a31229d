// Takes all documents out of tables at once, looking at none of them.

import { succeedTable } from "./catalog.ts";
import { leaveWordsBehind } from "./left-behind.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { DocumentJson, StorePlan } from "./store-engine.ts";
import { removeTextOf, type TextIndex } from "./text-index.ts";
import type { Written } from "./write-documents.ts";

export interface Emptied {
  /** What stands in its place. */
  written: Written;
  /** One of the documents that it had; null where it had none. */
  last: DocumentJson | null;
}

/** Within a transaction of the caller's. @param staying the other tables of the store. */
export async function emptyTables(
  connection: SqlConnection,
  index: TextIndex,
  { emptied, staying, plan }: { emptied: readonly Written[]; staying: readonly Written[]; plan: StorePlan },
): Promise<Emptied[]> {
  await removeWords(connection, index, emptied, staying);
  const all: Emptied[] = [];
  for (const written of emptied) {
    const { name } = written.table;
    const [row] = await connection.query(`SELECT data FROM ${name} WHERE +deleted = 0 ORDER BY place DESC LIMIT 1`);
    const table = await succeedTable(connection, written.table, plan);
    all.push({ written: { ...written, table }, last: (row?.[0] as string | undefined) ?? null });
  }
  return all;
}

/** Words that stay share the index with those that go: then these are taken out one by one. */
async function removeWords(
  connection: SqlConnection,
  index: TextIndex,
  emptied: readonly Written[],
  staying: readonly Written[],
): Promise<void> {
  const worded = emptied.filter(({ fullText }) => fullText !== null);
  if (worded.length === 0) return;
  if (staying.every(({ fullText }) => fullText === null)) return leaveWordsBehind(connection, index);
  for (const { table } of worded) await removeTextOf(connection, table.name);
}
