// A fill has many pages waiting to be written: whoever looks at a ticket meanwhile waits for one of them at most.

import { expect, test } from "vitest";
import { rxSchemaOf } from "#renderer/database/schemas.ts";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import type { BulkWrite, StoreEngine } from "#renderer/database/sqlite-storage/store-engine.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import { messageDocument } from "#test/renderer/sync/support/documents.ts";
import { loadSqlite } from "./support/memory-sqlite.ts";

const KEY = "messages-0";
const EVERYTHING = { selector: { _deleted: { $eq: false } }, sort: [{ id: "asc" as const }], skip: 0 };

/** `onBegin` is told of each write that begins. */
async function openEngine(onBegin: () => void = () => undefined): Promise<StoreEngine> {
  const connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  const heard = {
    ...connection,
    exec(sql: string) {
      if (sql.startsWith("BEGIN")) onBegin();
      return connection.exec(sql);
    },
  };
  return await createEngine(heard, STORE_PLAN);
}

function openMessages(engine: StoreEngine): Promise<void> {
  return engine.openCollection({
    key: KEY,
    collection: "messages",
    primaryPath: "id",
    schema: rxSchemaOf("messages"),
  });
}

function write(id: string): BulkWrite {
  const meta = { _meta: { lwt: 1 }, _rev: "1-a", _deleted: false, _attachments: {} };
  const document = { ...messageDocument({ id, position: 1, createdAt: "2026-11-01T00:00:00.000Z" }), ...meta };
  return { key: KEY, rows: [{ text: JSON.stringify(document), previous: null }], isRepeat: false };
}

test("what is read goes ahead of all writes that wait, and of none that is under way", async () => {
  let onBegin = () => {};
  const engine = await openEngine(() => onBegin());
  await openMessages(engine);
  const ended: string[] = [];
  const note = (name: string) => () => ended.push(name);
  const begun = new Promise<void>((resolve) => {
    onBegin = resolve;
  });
  const writing = [
    engine.bulkWrite(write("first")).then(note("first written")),
    engine.bulkWrite(write("second")).then(note("second written")),
    engine.bulkWrite(write("third")).then(note("third written")),
  ];
  await begun;
  const reading = [
    engine.count(KEY, EVERYTHING as never).then((count) => ended.push(`${count} counted`)),
    engine.findByIds(KEY, ["first"], false).then(note("found")),
  ];
  await Promise.all([...writing, ...reading]);
  expect(ended).toEqual(["first written", "1 counted", "found", "second written", "third written"]);
  await engine.close();
});

test("what is not open yet is read behind its opening, whatever waits before that", async () => {
  const engine = await openEngine();
  const [, counted, found] = await Promise.all([
    openMessages(engine),
    engine.count(KEY, EVERYTHING as never),
    engine.findByIds(KEY, ["nothing"], false),
  ]);
  expect([counted, found]).toEqual([0, "[]"]);
  await engine.close();
});

test("a fault of one leaves those behind it their turn", async () => {
  const engine = await openEngine();
  await openMessages(engine);
  const results = await Promise.allSettled([
    engine.bulkWrite({ ...write("first"), key: "unknown-0" }),
    engine.count("unknown-0", EVERYTHING as never),
    engine.count(KEY, EVERYTHING as never),
    engine.bulkWrite(write("second")),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled", "fulfilled"]);
  await engine.close();
});
