// What is nowhere else lies in two files: whichever of them is damaged, and wherever, it is there.

import { fillWithDefaultSettings } from "rxdb";
import { beforeEach, expect, test } from "vitest";
import { openStore } from "#renderer/database/sqlite-storage/open-store.ts";
import type { CollectionPlan, StoreEngine, StorePlan } from "#renderer/database/sqlite-storage/store-engine.ts";
import { createDiskFiles, type DiskFiles } from "./support/disk-files.ts";

const PLAN: StorePlan = { indexes: [], fullText: [], tallies: [], irreplaceable: ["words"], versions: {} };

let files: DiskFiles;
let engine: StoreEngine;

beforeEach(async () => {
  files = createDiskFiles();
  engine = await open();
});

function collection(name: string): CollectionPlan {
  const schema = fillWithDefaultSettings<{ id: string; text: string }>({
    version: 0,
    primaryKey: "id",
    type: "object",
    properties: { id: { type: "string", maxLength: 20 }, text: { type: "string" } },
  });
  return { key: `${name}-0`, collection: name, primaryPath: "id", schema };
}

async function open(): Promise<StoreEngine> {
  const opened = await openStore(files, PLAN);
  for (const name of ["words", "fetched"]) await opened.openCollection(collection(name));
  return opened;
}

interface Written {
  id: string;
  text: string;
  lwt?: number;
  isDeleted?: boolean;
  after?: string;
}

async function write(name: string, { id, text, lwt = 1, isDeleted = false, after }: Written): Promise<void> {
  const rev = after ? `${Number(after[0]) + 1}-a` : "1-a";
  const document = { id, text, _deleted: isDeleted, _attachments: {}, _rev: rev, _meta: { lwt } };
  const previous = after ? { _rev: after, _deleted: false } : null;
  const rows = [{ text: JSON.stringify(document), previous }];
  expect(await engine.bulkWrite({ key: `${name}-0`, rows, isRepeat: false })).toEqual([]);
}

async function textsIn(name: string, of = engine): Promise<string[]> {
  const query = { selector: { _deleted: { $eq: false } }, sort: [{ id: "asc" as const }], skip: 0 };
  const found = JSON.parse(await of.query(`${name}-0`, query)) as { text: string }[];
  return found.map(({ text }) => text);
}

function damageBeginning(): void {
  files.damage((bytes, path) => (path.endsWith("store.db") ? bytes.fill(0x5a, 0, 32_768) : bytes));
}

function damageLog(): void {
  files.damage((bytes, path) => (path.endsWith("store.db-wal") ? bytes.fill(0x5a) : bytes));
}

function isCopies(path: string): boolean {
  return path.includes("copies");
}

test("[L6] [S1] the store's first pages are damaged: what is nowhere else comes from its copies, and it is told", async () => {
  await write("words", { id: "one", text: "never sent" });
  await write("fetched", { id: "one", text: "from the server" });
  await engine.close();
  damageBeginning();
  engine = await open();
  expect(await textsIn("words")).toEqual(["never sent"]);
  expect(await textsIn("fetched")).toEqual([]);
  expect(await engine.findRestoration()).toEqual({ saved: 1 });
});

test("[L6] [S1] the store's file is gone, and its log: nobody takes that for a new store", async () => {
  await write("words", { id: "one", text: "never sent" });
  files.damage((bytes, path) => (isCopies(path) ? bytes : null));
  engine = await open();
  expect(await textsIn("words")).toEqual(["never sent"]);
  expect(await engine.findRestoration()).toEqual({ saved: 1 });
});

test("[L6] [S1] the log is damaged, which SQLite takes for its end: the last words are there all the same", async () => {
  await write("words", { id: "one", text: "first" });
  await write("words", { id: "two", text: "second" });
  await engine.close();
  engine = await open();
  await write("words", { id: "one", text: "first, changed", after: "1-a", lwt: 2 });
  await write("words", { id: "three", text: "third" });
  damageLog();
  engine = await open();
  expect(await textsIn("words")).toEqual(["first, changed", "third", "second"]);
  expect(await engine.findRestoration()).toEqual({ saved: 3 });
});

test("[L6] the copies are damaged or gone: the store is as it was, or its words are read from it", async () => {
  await write("words", { id: "one", text: "never sent" });
  await engine.close();
  files.damage((bytes, path) => (isCopies(path) ? bytes.fill(0x5a) : bytes));
  engine = await open();
  expect(await textsIn("words")).toEqual(["never sent"]);
  expect(await engine.findRestoration()).toEqual({ saved: 1 });
  await engine.forgetRestoration();

  await engine.close();
  files.damage((bytes, path) => (isCopies(path) ? null : bytes));
  engine = await open();
  expect(await textsIn("words")).toEqual(["never sent"]);
  expect(await engine.findRestoration()).toBeNull();
  files.damage((bytes, path) => (isCopies(path) ? bytes : null));
  engine = await open();
  expect(await textsIn("words")).toEqual(["never sent"]);
});

test("[L6] what was deleted, cleaned up or dropped does not come back from the copies", async () => {
  await write("words", { id: "one", text: "sent" });
  await write("words", { id: "two", text: "never sent" });
  await write("words", { id: "one", text: "sent", after: "1-a", isDeleted: true, lwt: 2 });
  await engine.cleanup("words-0", 0);
  await engine.openCollection(collection("words"));
  await engine.close();
  engine = await open();
  expect(await engine.findRestoration()).toBeNull();
  damageBeginning();
  engine = await open();
  expect(await textsIn("words")).toEqual(["never sent"]);

  await engine.forgetRestoration();
  await engine.removeCollection("words-0");
  await engine.close();
  engine = await open();
  expect(await textsIn("words")).toEqual([]);
  expect(await engine.findRestoration()).toBeNull();
});

test("[L6] [S1] where the log that lost a deletion is damaged, what was withdrawn does not come back", async () => {
  await write("words", { id: "one", text: "withdrawn" });
  await engine.close();
  engine = await open();
  await write("words", { id: "one", text: "", after: "1-a", isDeleted: true, lwt: 2 });
  damageLog();
  engine = await open();
  expect(await textsIn("words")).toEqual([]);
  expect(await engine.findRestoration()).not.toBeNull();
});

test("[L6] a clock that goes back takes nothing for lost", async () => {
  await write("words", { id: "one", text: "first", lwt: 1_000 });
  await write("words", { id: "one", text: "second", after: "1-a", lwt: 900 });
  damageLog();
  engine = await open();
  expect(await textsIn("words")).toEqual(["second"]);
});

test("[S1] where there is room for a document and none for its copy, it was written, and once", async () => {
  files.fill((path) => path.includes("copies.db"));
  await write("words", { id: "one", text: "never sent" });
  expect(await textsIn("words")).toEqual(["never sent"]);
  files.fill(() => false);
  await engine.close();
  engine = await open();
  expect(await engine.findRestoration()).toBeNull();
  damageBeginning();
  engine = await open();
  expect(await textsIn("words")).toEqual(["never sent"]);
});

test("[S1] where there is no room for either, the write fails and nothing of it is there", async () => {
  files.fill((path) => path.includes(".db"));
  await expect(write("words", { id: "one", text: "not taken" })).rejects.toThrow("full");
  files.fill(() => false);
  expect(await textsIn("words")).toEqual([]);
  await write("words", { id: "one", text: "taken" });
  expect(await textsIn("words")).toEqual(["taken"]);
});

test("[L6] a store is opened where there is no room for copies of it", async () => {
  await write("words", { id: "one", text: "never sent" });
  await engine.close();
  files.damage((bytes, path) => (isCopies(path) ? null : bytes));
  files.fill(isCopies);
  engine = await open();
  expect(await textsIn("words")).toEqual(["never sent"]);
});
