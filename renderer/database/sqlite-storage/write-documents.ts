// Writes documents as RxDB wants it: each with the revision it was made from, or it is a conflict. The documents, their
// words and their tallies change together.

import {
  type BulkWriteRow,
  type CategorizeBulkWriteRowsOutput,
  categorizeBulkWriteRows,
  type RxDocumentData,
  type RxStorageInstance,
  type RxStorageWriteError,
  type RxStorageWriteErrorConflict,
} from "rxdb";
import { type CollectionTable, idOf, insertSql, updateSql, writtenValues } from "./collection-table.ts";
import type { AnyDocument } from "./document-fields.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { BulkWrite, BulkWritten, CollectionPlan, FullTextPlan, TallyPlan } from "./store-engine.ts";
import { createTallyBook, type TallyBook } from "./tallies.ts";
import type { TextIndex } from "./text-index.ts";
import { groupOfDocument, keepText } from "./text-keeper.ts";
import { createPlaces, type FindPlace } from "./text-places.ts";

export interface Written {
  table: CollectionTable;
  fullText: FullTextPlan | null;
  tally: TallyPlan | null;
}

type Stored = RxDocumentData<AnyDocument>;
type Row = BulkWriteRow<AnyDocument>;

/** Within a transaction of the caller's. */
export async function writeDocuments(
  connection: SqlConnection,
  index: TextIndex,
  { table, fullText, tally }: Written,
  write: BulkWrite,
): Promise<BulkWritten> {
  const rows = write.rows as Row[];
  const standing = await findStanding(connection, table, rows);
  const documents = new Map([...standing].map(([id, { document }]) => [id, document]));
  const categorized = categorizeBulkWriteRows<AnyDocument>(
    { schema: table.plan.schema } as unknown as RxStorageInstance<AnyDocument, unknown, unknown>,
    table.plan.primaryPath as never,
    documents,
    rows,
    write.context,
  );
  const writer: Writer = {
    connection,
    index,
    table,
    fullText,
    book: tally && createTallyBook(connection, table.slot, tally),
    findPlace: createPlaces(connection),
  };
  for (const { document } of categorized.bulkInsertDocs) await insert(writer, document);
  for (const { document } of categorized.bulkUpdateDocs) {
    await update(writer, document, standing.get(idOf(table.plan, document)) as Standing);
  }
  await writer.book?.flush();
  const { errors, eventBulk, newestRow } = write.isRepeat ? withoutRepeats(table.plan, categorized) : categorized;
  if (eventBulk.events.length === 0 || !newestRow) return { errors, events: null };
  const { document } = newestRow;
  return { errors, events: { ...eventBulk, checkpoint: { id: idOf(table.plan, document), lwt: document._meta.lwt } } };
}

type Categorized = CategorizeBulkWriteRowsOutput<AnyDocument>;

/** What a write meant to do and did the first time is no conflict the second time, and is still to be told of. */
function withoutRepeats(plan: CollectionPlan, categorized: Categorized): Categorized {
  const isDone = (error: RxStorageWriteError<AnyDocument>): error is RxStorageWriteErrorConflict<AnyDocument> =>
    error.status === 409 && error.documentInDb._rev === error.writeRow.document._rev;
  const done = categorized.errors.filter(isDone);
  const events = done.flatMap(({ writeRow }) => eventsOf(plan, writeRow));
  const newestRow = categorized.newestRow ?? (done.at(-1)?.writeRow as Categorized["newestRow"]);
  return {
    ...categorized,
    errors: categorized.errors.filter((error) => !isDone(error)),
    eventBulk: { ...categorized.eventBulk, events: [...categorized.eventBulk.events, ...events] },
    ...(newestRow && { newestRow }),
  };
}

function eventsOf(plan: CollectionPlan, { document, previous }: Row): Categorized["eventBulk"]["events"] {
  const told = {
    documentId: idOf(plan, document),
    documentData: document as Stored,
    previousDocumentData: previous as Stored,
  };
  const wasThere = previous !== undefined && !previous._deleted;
  if (!document._deleted) return [{ ...told, operation: wasThere ? "UPDATE" : "INSERT" }];
  return wasThere ? [{ ...told, operation: "DELETE" }] : [];
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

async function insert(writer: Writer, document: Stored): Promise<void> {
  const { connection, index, table, fullText } = writer;
  // What no search finds lies where SQLite puts it: behind the last one.
  const place = fullText && (await writer.findPlace(table.name, table.slot, groupOfDocument(fullText, document)));
  await connection.query(insertSql(table), [place, ...writtenValues(table, document)]);
  if (fullText && place !== null) await keepText(index, fullText, { place, before: null, after: document });
  if (!document._deleted) writer.book?.add(document, 1);
}

async function update({ connection, index, table, fullText, book }: Writer, document: Stored, before: Standing) {
  await connection.query(updateSql(table), [...writtenValues(table, document), idOf(table.plan, document)]);
  if (fullText) await keepText(index, fullText, { place: before.place, before: before.document, after: document });
  if (!before.document._deleted) book?.add(before.document, -1);
  if (!document._deleted) book?.add(document, 1);
}
