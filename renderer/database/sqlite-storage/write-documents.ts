// Writes documents as RxDB wants it: each with the revision it was made from, or it is a conflict. The documents, their
// words and their tallies change together.

import {
  type BulkWriteRow,
  categorizeBulkWriteRows,
  type RxDocumentData,
  type RxStorageInstance,
  type RxStorageWriteErrorConflict,
} from "rxdb";
import { type CollectionTable, idOf, insertSql, updateSql, writtenValues } from "./collection-table.ts";
import type { AnyDocument } from "./document-fields.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { BulkWrite, FullTextPlan, TallyPlan, WriteConflict, WriteRow } from "./store-engine.ts";
import { createTallyBook, type TallyBook } from "./tallies.ts";
import type { TextIndex } from "./text-index.ts";
import { groupOfDocument, keepText, type TextChange } from "./text-keeper.ts";
import { createPlaces, type FindPlace } from "./text-places.ts";

export interface Written {
  table: CollectionTable;
  fullText: FullTextPlan | null;
  tally: TallyPlan | null;
}

type Stored = RxDocumentData<AnyDocument>;

/** A document that may be written, with its text. */
interface Row extends BulkWriteRow<AnyDocument> {
  text: string;
}

/** Within a transaction of the caller's. @returns what stood in the way of its row. */
export async function writeDocuments(
  connection: SqlConnection,
  index: TextIndex,
  { table, fullText, tally }: Written,
  write: Pick<BulkWrite, "rows" | "isRepeat">,
): Promise<WriteConflict[]> {
  const rows = write.rows.map(toRow);
  const standing = await findStanding(connection, table, rows);
  const documents = new Map([...standing].map(([id, { document }]) => [id, document]));
  const { bulkInsertDocs, bulkUpdateDocs, errors } = categorizeBulkWriteRows<AnyDocument>(
    { schema: table.plan.schema } as unknown as RxStorageInstance<AnyDocument, unknown, unknown>,
    table.plan.primaryPath as never,
    documents,
    rows,
    "",
  );
  const writer: Writer = {
    connection,
    index,
    table,
    fullText,
    book: tally && createTallyBook(connection, table.slot, tally),
    findPlace: createPlaces(connection),
  };
  const texts = await insertAll(writer, bulkInsertDocs as Row[]);
  for (const row of bulkUpdateDocs) {
    texts.push(...(await update(writer, row as Row, standing.get(idOf(table.plan, row.document)) as Standing)));
  }
  await keepTexts(writer, texts);
  await writer.book?.flush();
  const conflicts = errors.filter((error) => error.status === 409);
  return conflicts
    .filter((conflict) => !(write.isRepeat && isDone(conflict)))
    .map(({ documentId, documentInDb }) => ({ documentId, standing: documentInDb }));
}

function toRow({ text, previous }: WriteRow): Row {
  return { text, document: JSON.parse(text) as Stored, ...(previous && { previous: previous as Stored }) };
}

/** What a write meant to do and did the first time is no conflict the second time. */
function isDone({ documentInDb, writeRow }: RxStorageWriteErrorConflict<AnyDocument>): boolean {
  return documentInDb._rev === writeRow.document._rev;
}

interface Standing {
  place: bigint;
  document: Stored;
}

async function findStanding(
  connection: SqlConnection,
  table: CollectionTable,
  rows: readonly Row[],
): Promise<Map<string, Standing>> {
  const ids = rows.map(({ document }) => idOf(table.plan, document));
  const found = await connection.query(
    `SELECT id, place, data FROM ${table.name} WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  return new Map(
    found.map(([id, place, data]) => [
      id as string,
      { place: BigInt(place as number | bigint), document: JSON.parse(data as string) as Stored },
    ]),
  );
}

interface Writer {
  connection: SqlConnection;
  index: TextIndex;
  table: CollectionTable;
  fullText: FullTextPlan | null;
  book: TallyBook | null;
  findPlace: FindPlace;
}

/** In the order of their places, so that what lies together is written together. */
async function insertAll(writer: Writer, rows: readonly Row[]): Promise<TextChange[]> {
  const { connection, table, fullText } = writer;
  const placed: { place: bigint | null; row: Row }[] = [];
  for (const row of rows) {
    // What no search finds lies where SQLite puts it: behind the last one.
    const place = fullText && (await writer.findPlace(table.name, table.slot, groupOfDocument(fullText, row.document)));
    placed.push({ place, row });
  }
  const texts: TextChange[] = [];
  for (const { place, row } of placed.sort(byPlace)) {
    const { document, text } = row;
    await connection.query(insertSql(table), [place, ...writtenValues(table, document, text)]);
    if (place !== null) texts.push({ place, before: null, after: document });
    if (!document._deleted) writer.book?.add(document, 1);
  }
  return texts;
}

async function update(
  { connection, table, fullText, book }: Writer,
  { document, text }: Row,
  before: Standing,
): Promise<TextChange[]> {
  await connection.query(updateSql(table), [...writtenValues(table, document, text), idOf(table.plan, document)]);
  if (!before.document._deleted) book?.add(before.document, -1);
  if (!document._deleted) book?.add(document, 1);
  return fullText ? [{ place: before.place, before: before.document, after: document }] : [];
}

/** In the order of their places: FTS5 gathers rows in memory for as long as each lies behind the one before it. */
async function keepTexts({ index, fullText }: Writer, texts: TextChange[]): Promise<void> {
  if (!fullText) return;
  for (const change of texts.sort(byPlace)) await keepText(index, fullText, change);
}

function byPlace(a: { place: bigint | null }, b: { place: bigint | null }): number {
  if (a.place === null || b.place === null) return 0;
  return a.place < b.place ? -1 : Number(a.place > b.place);
}
