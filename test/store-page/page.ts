// The local store in a page without the app around it, for tests and benchmarks that drive it from outside through
// `window.storePage` (store-browser.ts in test/support).

import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase } from "rxdb";
import { RxDBMigrationSchemaPlugin } from "rxdb/plugins/migration-schema";
import { followEmptying } from "#renderer/database/emptied.ts";
import { MIGRATIONS } from "#renderer/database/migrations.ts";
import { COLLECTION_VERSIONS, rxSchemaOf, type StoreCollection } from "#renderer/database/schemas.ts";
import { createFilePlace } from "#renderer/database/sqlite-storage/file-place.ts";
import { createSqliteStorage, type SqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import { createBrowserKeys } from "#renderer/database/store-keys.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import { typedWords } from "#test/support/typed-words.ts";
import { makeMessages, makeTickets } from "./make-documents.ts";

const keys = createBrowserKeys();
let sqlite: SqliteStorage;

type Documents = Record<string, unknown> & { id: string };
type Desk = RxDatabase<Record<"tickets" | "messages" | "operations" | "values", RxCollection<Documents>>>;

let desk: Desk;
let name: string;
let last = -1;
let isLeaving = false;

/** For a newer window, as an app does: nothing more is begun, and what is under way is done. */
function leave(): void {
  isLeaving = true;
  void desk.close();
}

/** As an app does whose values have this version, the present one's or a later one's. */
async function open(databaseName: string, valuesVersion: number = COLLECTION_VERSIONS.values): Promise<void> {
  name = databaseName;
  const plan = { ...STORE_PLAN, versions: { ...COLLECTION_VERSIONS, values: valuesVersion } };
  sqlite = createSqliteStorage(createFilePlace({ plan, keys, onNewer: leave }));
  addRxPlugin(RxDBMigrationSchemaPlugin);
  desk = await createRxDatabase({ name, storage: sqlite, multiInstance: true, eventReduce: true });
  await desk.addCollections({
    tickets: toCollection("tickets"),
    messages: toCollection("messages"),
    operations: toCollection("operations"),
    values: toLaterCollection("values", valuesVersion),
  });
  for (const collection of Object.values(desk.collections)) followEmptying(collection);
}

function toCollection(collection: StoreCollection) {
  return { schema: rxSchemaOf(collection) as never, migrationStrategies: MIGRATIONS[collection] ?? {} };
}

/** Each later version has what the one before had, and nothing else is changed. */
function toLaterCollection(collection: StoreCollection, version: number) {
  const { schema, migrationStrategies } = toCollection(collection);
  const later = Array.from({ length: version }, (_, at) => [at + 1, (document: object) => document]);
  return {
    schema: { ...(schema as object), version } as never,
    migrationStrategies: { ...Object.fromEntries(later), ...migrationStrategies },
  };
}

const storePage = {
  open,
  close: () => desk.close(),
  async destroy() {
    await desk.remove();
    await sqlite.destroy(name);
  },
  /** Tickets with that many messages each. @returns documents written. */
  async fill({
    from,
    count,
    messages,
    batch,
    words,
  }: {
    from: number;
    count: number;
    messages: number;
    batch: number;
    words?: string;
  }) {
    for (let at = from; at < from + count; at += batch) {
      const tickets = makeTickets(at, Math.min(batch, from + count - at), words);
      await must(desk.tickets.bulkInsert(tickets));
      if (messages > 0) await must(desk.messages.bulkInsert(makeMessages(tickets, messages, words)));
    }
    return count * (1 + messages);
  },
  /** Writes one value after the other for as long as the store is open, and tells of each once it is durable. */
  async writeOn(from: number, tell: (number: number) => void) {
    for (let at = from; !isLeaving; at += 1) {
      await desk.values.insert({ id: `value-${at}`, value: { at } });
      last = at;
      await must(desk.tickets.bulkInsert(makeTickets(at * 3, 3)));
      tell(at);
    }
  },
  lastWritten: () => last,
  /** All that is not nowhere else. */
  empty: () => sqlite.emptyCollections([desk.tickets.storageInstance, desk.messages.storageInstance]),
  countValues: () => desk.values.count().exec(),
  async has(ids: string[]) {
    return (await desk.values.findByIds(ids).exec()).size;
  },
  findText: (text: string, limit = 50) => sqlite.findText(name, { terms: [typedWords(text)], where: [], limit }),
  findDamage: () => sqlite.findDamage(name),
  async takeRestoration() {
    const restoration = await sqlite.findRestoration(name);
    await sqlite.forgetRestoration(name);
    return restoration;
  },
  count: () => desk.tickets.count().exec(),
  /** Reads each ticket. @returns how many there are. */
  async readAll() {
    return (await desk.tickets.find().exec()).length;
  },
};

async function must(writing: Promise<{ error: unknown[] }>): Promise<void> {
  const { error } = await writing;
  if (error.length > 0)
    throw new Error(`${error.length} documents could not be written: ${JSON.stringify(error[0]).slice(0, 300)}`);
}

export type StorePage = typeof storePage;
Object.assign(globalThis, { storePage });
