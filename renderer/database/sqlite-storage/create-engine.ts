// The engine of one store on one open database (store-engine.ts): one thing at a time, each in a transaction of its own. What is
// read goes ahead of writes that wait: a person waits for a read, and a fill has many pages to write.

import { dropTable, openCatalog, openTable } from "./catalog.ts";
import { type CollectionTable, idOf } from "./collection-table.ts";
import { forgetCopies, keepCopies } from "./copies.ts";
import { isDamage } from "./damage.ts";
import { emptyTables } from "./empty-tables.ts";
import { findText } from "./find-text.ts";
import { giveBackSome, isAnyLeftBehind } from "./left-behind.ts";
import { createMergeWords } from "./merge-words.ts";
import { type InTurn, oneAtATime } from "./one-at-a-time.ts";
import { countDocuments, type Query, readByIds, readDocuments } from "./read-documents.ts";
import { removeTombstones } from "./remove-tombstones.ts";
import { renewBeside } from "./renew-beside.ts";
import { findRestoration, forgetRestoration, keepSalvaged, type Salvaged, takeSalvaged } from "./salvage.ts";
import { createScanWatch } from "./scan-watch.ts";
import type { SqlConnection, SqlRow } from "./sql-connection.ts";
import type { CollectionPlan, DocumentsJson, StoreEngine, StorePlan } from "./store-engine.ts";
import { countByTally } from "./tallies.ts";
import { createTextIndex, removeTextOf, type TextIndex } from "./text-index.ts";
import { together } from "./together.ts";
import { createTransact } from "./transact.ts";
import { type Written, writeDocuments } from "./write-documents.ts";

export interface EngineOptions {
  /** What was saved from a damaged file, where this one takes its place. */
  salvaged?: readonly Salvaged[] | null;
  /** Copies were attached to the connection: they are kept of what is irreplaceable. */
  keepsCopies?: boolean;
  /** The file was found damaged, by whatever was asked of it. */
  onDamage?: () => Promise<void>;
  /** Told of queries that no index answers, once for each shape. */
  onScan?: ((words: string) => void) | undefined;
}

/** @throws where the store can't be read. */
export async function createEngine(
  connection: SqlConnection,
  plan: StorePlan,
  { salvaged = null, keepsCopies = false, onDamage = () => Promise.resolve(), onScan }: EngineOptions = {},
): Promise<StoreEngine> {
  const index = createTextIndex(connection);
  const transact = createTransact(connection, () => index.forget());
  const turns = oneAtATime();
  const inTurn = tellingDamage(turns.inTurn, onDamage);
  const ahead = tellingDamage(turns.ahead, onDamage);
  /** What is not open yet is read behind its opening, which may wait already. */
  const toRead = (isOpen: boolean) => (isOpen ? ahead : inTurn);
  const scanWatch = onScan && createScanWatch(connection, onScan);
  const mergeWords = createMergeWords(connection);
  const opened = new Map<string, Written>();
  const isLeftBehind = await transact(async () => {
    await openCatalog(connection);
    if (salvaged) await keepSalvaged(connection, salvaged);
    return isAnyLeftBehind(connection);
  });

  const isIrreplaceable = (table: CollectionTable) => plan.irreplaceable.includes(table.plan.collection);
  const must = (key: string): Written => {
    const written = opened.get(key);
    if (!written) throw new Error(`The collection ${key} is not open in this store.`);
    return written;
  };
  const open = async (collection: CollectionPlan) => {
    const { table, isNew, isStale } = await openTable(connection, collection, plan);
    const written: Written = {
      table,
      fullText: plan.fullText.find((one) => one.collection === collection.collection) ?? null,
      tally: plan.tallies.find((one) => one.collection === collection.collection) ?? null,
    };
    if (keepsCopies && isIrreplaceable(table)) await keepCopies(connection, table);
    if (isStale) await renewBeside(connection, index, written);
    if (isNew) await bringBack(connection, index, written);
    return written;
  };
  const remove = async (key: string) => {
    const written = must(key);
    if (written.fullText) await removeTextOf(connection, written.table.name);
    await dropTable(connection, written.table);
    opened.delete(key);
  };
  let isClosing = false;
  let hasMoreToGiveBack = isLeftBehind;
  /** One step behind the other, and between them whatever else is asked. */
  const giveBack = async () => {
    for (let isDone = false; !isDone && !isClosing; )
      isDone = await inTurn(() => transact(() => giveBackSome(connection), { waitsForDisk: false }));
  };
  /** What fails here, on a full disk say, goes on with the next cleanup. */
  const giveBackAside = () => {
    hasMoreToGiveBack = false;
    void giveBack().catch(() => {
      hasMoreToGiveBack = true;
    });
  };
  if (hasMoreToGiveBack) giveBackAside();

  return {
    openCollection: together(inTurn, async (collections: readonly CollectionPlan[]) => {
      // Whoever waits for the file asks again once it is open: the same may be asked for twice.
      const asked = new Map(collections.map((collection) => [collection.key, collection]));
      const fresh: Written[] = [];
      await transact(async () => {
        for (const collection of asked.values()) if (!opened.has(collection.key)) fresh.push(await open(collection));
      });
      for (const written of fresh) opened.set(written.table.plan.key, written);
    }),
    bulkWrite: (write) =>
      inTurn(() => {
        const written = must(write.key);
        const waitsForDisk = isIrreplaceable(written.table);
        const attempt = (isRepeat: boolean) =>
          transact(() => writeDocuments(connection, index, written, { ...write, isRepeat }), { waitsForDisk });
        // Each file is committed by itself: where there was no room for the copies, the documents stand all the same. What
        // does not stand meets what went wrong again.
        const isCopied = keepsCopies && waitsForDisk;
        return isCopied ? attempt(write.isRepeat).catch(() => attempt(true)) : attempt(write.isRepeat);
      }),
    findByIds: (key, ids, withDeleted) =>
      toRead(opened.has(key))(async () => {
        const found = await readByIds(connection, must(key).table, ids, { withDeleted });
        return toJson(found.map(({ text }) => text));
      }),
    query: (key, query) =>
      toRead(opened.has(key))(async () => {
        await scanWatch?.look(must(key).table, query as Query);
        return toJson(await readDocuments(connection, must(key).table, query as Query));
      }),
    count: (key, query) => toRead(opened.has(key))(() => count(connection, must(key), query as Query)),
    changedSince: (key, limit, checkpoint) =>
      toRead(opened.has(key))(() => changedSince(connection, must(key).table, limit, checkpoint)),
    cleanup: (key, minimumDeletedTime) =>
      inTurn(async () => {
        const { table, fullText } = must(key);
        if (hasMoreToGiveBack) giveBackAside();
        if (!(await transact(() => removeTombstones(connection, index, table, minimumDeletedTime)))) return false;
        // Who wants to be rid of what was deleted just now is emptying the store: its words are not put in order any more.
        if (!fullText || minimumDeletedTime === 0) return true;
        return transact(mergeWords, { waitsForDisk: false });
      }),
    removeCollection: (key) =>
      inTurn(async () => {
        // First, and by itself: copies of what has been dropped would look like something that was lost.
        if (keepsCopies) await transact(() => forgetCopies(connection, key));
        await transact(() => remove(key));
      }),
    emptyCollections: (keys) =>
      inTurn(async () => {
        const emptied = keys.map(must);
        const lost = emptied.find(({ table }) => isIrreplaceable(table));
        if (lost)
          throw new Error(`The collection ${lost.table.plan.key} holds what is nowhere else: it is not emptied.`);
        const staying = [...opened.values()].filter((written) => !emptied.includes(written));
        const all = await transact(() => emptyTables(connection, index, { emptied, staying, plan }));
        for (const { written } of all) opened.set(written.table.plan.key, written);
        giveBackAside();
        return new Map(all.flatMap(({ written, last }) => (last === null ? [] : [[written.table.plan.key, last]])));
      }),
    findText: (query) => {
      const isOpen = (name: string) => [...opened.values()].some(({ table }) => table.plan.collection === name);
      const areOpen = plan.fullText.every(({ collection }) => isOpen(collection));
      return toRead(areOpen)(() => findText(connection, { tables: [...opened.values()], index, plan }, query));
    },
    findDamage: () =>
      inTurn(async () => {
        const found = await connection.query("PRAGMA integrity_check");
        return found.map(([line]) => line as string).filter((line) => line !== "ok");
      }),
    findRestoration: () => inTurn(() => findRestoration(connection)),
    forgetRestoration: () => inTurn(() => transact(() => forgetRestoration(connection))),
    close: () => {
      isClosing = true;
      return inTurn(() => connection.close());
    },
  };
}

/** Damage is told of before whoever asked hears of it. */
function tellingDamage(inTurn: InTurn, onDamage: () => Promise<void>): InTurn {
  return (work) =>
    inTurn(work).catch(async (error: unknown) => {
      if (isDamage(error)) await onDamage();
      throw error;
    });
}

async function bringBack(connection: SqlConnection, index: TextIndex, written: Written): Promise<void> {
  const texts = await takeSalvaged(connection, written.table.plan.key);
  const rows = texts.map((text) => ({ text, previous: null }));
  if (rows.length > 0) await writeDocuments(connection, index, written, { rows, isRepeat: false });
}

function toJson(texts: readonly string[]): DocumentsJson {
  return `[${texts.join(",")}]`;
}

function textOf([data]: SqlRow): string {
  return data as string;
}

async function count(connection: SqlConnection, { table, tally }: Written, query: Query): Promise<number> {
  const { selector, skip, limit } = query;
  if (tally && skip === 0 && limit === undefined) {
    const asked = { schema: table.plan.schema, selector: selector as Record<string, unknown> };
    const known = await countByTally(connection, table.slot, tally, asked);
    if (known !== null) return known;
  }
  return countDocuments(connection, table, query);
}

type Checkpoint = { id: string; lwt: number } | null;

async function changedSince(connection: SqlConnection, table: CollectionTable, limit: number, checkpoint: Checkpoint) {
  const rows = await connection.query(
    `SELECT data FROM ${table.name} WHERE (lwt, id) > (?, ?) ORDER BY lwt, id LIMIT ?`,
    [checkpoint?.lwt ?? 0, checkpoint?.id ?? "", limit],
  );
  const texts = rows.map(textOf);
  const last = texts.at(-1);
  if (last === undefined) return { documents: "[]", checkpoint };
  const document = JSON.parse(last) as { _meta: { lwt: number } } & Record<string, unknown>;
  return { documents: toJson(texts), checkpoint: { id: idOf(table.plan, document), lwt: document._meta.lwt } };
}
