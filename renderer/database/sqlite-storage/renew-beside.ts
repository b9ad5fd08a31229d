// Makes anew what is kept beside the documents of a table, where the app asks for other than what stands there.

import { type CollectionTable, sqlOfField } from "./collection-table.ts";
import type { AnyDocument } from "./document-fields.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { FullTextPlan } from "./store-engine.ts";
import { createTallyBook } from "./tallies.ts";
import { removeTextOf, type TextIndex } from "./text-index.ts";
import { groupOfDocument, keepText } from "./text-keeper.ts";
import { createPlaces, isMisplacedSql } from "./text-places.ts";
import type { Written } from "./write-documents.ts";

const AT_ONCE = 1_000;

export async function renewBeside(
  connection: SqlConnection,
  index: TextIndex,
  { table, fullText, tally }: Written,
): Promise<void> {
  await connection.query("DELETE FROM tallies WHERE slot = ?", [table.slot]);
  await removeTextOf(connection, table.name);
  if (fullText) await giveGroups(connection, table, fullText);
  const book = tally && createTallyBook(connection, table.slot, tally);
  for await (const { place, document } of living(connection, table.name)) {
    book?.add(document, 1);
    if (fullText) await keepText(index, fullText, { place, before: null, after: document });
  }
  await book?.flush();
}

/** Documents that no search was to find so far, or by another name, are brought to their group. */
async function giveGroups(connection: SqlConnection, table: CollectionTable, plan: FullTextPlan): Promise<void> {
  const findPlace = createPlaces(connection);
  const misplaced = await connection.query(
    `SELECT place FROM ${table.name} WHERE ${isMisplacedSql(table.slot, sqlOfField(table, plan.groupBy))}`,
  );
  for (const [from] of misplaced) {
    const [row] = await connection.query(`SELECT data FROM ${table.name} WHERE place = ?`, [from ?? null]);
    const document = JSON.parse(row?.[0] as string) as AnyDocument;
    const place = await findPlace(table.name, table.slot, groupOfDocument(plan, document));
    await connection.query(`UPDATE ${table.name} SET place = ? WHERE place = ?`, [place, from ?? null]);
  }
}

async function* living(
  connection: SqlConnection,
  table: string,
): AsyncGenerator<{ place: bigint; document: AnyDocument }> {
  let from = -1n;
  for (;;) {
    const rows = await connection.query(
      `SELECT place, data FROM ${table} WHERE place > ? AND +deleted = 0 ORDER BY place LIMIT ${AT_ONCE}`,
      [from],
    );
    for (const [place, data] of rows) {
      from = BigInt(place as number | bigint);
      yield { place: from, document: JSON.parse(data as string) as AnyDocument };
    }
    if (rows.length < AT_ONCE) return;
  }
}
