import { afterEach, describe, expect, it } from "vitest";
import type { Checkpoint, PullResponse } from "#protocol/sync/pull.ts";
import { type DeskDatabase, type DeskStorage, openDatabase } from "#renderer/database/open-database.ts";
import { dropConfirmedState } from "#renderer/sync/confirmed-state.ts";
import { type Pull, startPull } from "#renderer/sync/pull.ts";
import type { AskForPage } from "#renderer/sync/pull-batch.ts";
import { messageDocument, ticketDocument } from "./support/documents.ts";
import { fillableDisk } from "./support/fillable-disk.ts";
import { memoryStore } from "./support/memory-store.ts";

type Pages = PullResponse["pages"];
const databases: DeskDatabase[] = [];

afterEach(async () => {
  for (const database of databases.splice(0)) await database.close();
});

async function open(name = `pull-${crypto.randomUUID()}`, storage = memoryStore()): Promise<DeskDatabase> {
  const database = await openDatabase({ name, storage, multiInstance: false });
  databases.push(database);
  return database;
}

function at(version: string): Checkpoint {
  const cursor = { version, key: "" };
  return { epoch: "e", scope: "support", changed: cursor, entered: cursor, left: cursor, fill: null };
}

/** Answers tickets with these pages, one after the other and then the last for ever; all else is empty. */
function answering(pages: readonly Partial<NonNullable<Pages["tickets"]>>[]) {
  const asked: (Checkpoint | null)[] = [];
  const ask: AskForPage = async (name, checkpoint) => {
    const empty = { documents: [], removed: [], more: false, checkpoint: at("1") };
    if (name !== "tickets") return { reset: false, horizon: "900", pages: { [name]: empty } };
    const page = pages[Math.min(asked.length, pages.length - 1)];
    asked.push(checkpoint);
    return { reset: false, horizon: "900", pages: { tickets: { ...empty, ...page } } };
  };
  return { ask, asked };
}

function begin(database: DeskDatabase, ask: AskForPage): Pull {
  return startPull(database, ask, () => undefined);
}

async function idsOf(database: DeskDatabase): Promise<string[]> {
  return (await database.tickets.find().exec()).map(({ id }) => id).sort();
}

describe("fetching confirmed state", () => {
  it("asks on while there is more, also behind a page without documents, and then tells the horizon", async () => {
    const database = await open();
    const [a, b] = [ticketDocument({ id: "a1" }), ticketDocument({ id: "b2" })];
    const { ask, asked } = answering([
      { documents: [a], more: true, checkpoint: at("2") },
      { documents: [], more: true, checkpoint: at("3") },
      { documents: [b], more: false, checkpoint: at("4") },
    ]);
    const pull = begin(database, ask);
    expect(await pull.cycle()).toMatchObject({ type: "complete", horizons: { tickets: "900", people: "900" } });
    expect(await idsOf(database)).toEqual(["a1", "b2"]);
    expect(asked).toEqual([null, at("2"), at("3")]);
    await pull.stop();
  });

  it("keeps the store from its cleanup until all collections are complete, and not the first of them alone", async () => {
    const [database, another] = [await open(), await open()];
    const { ask } = answering([{ documents: [ticketDocument({ id: "a1" })], more: false, checkpoint: at("2") }]);
    let answerMessages = () => {};
    const areAsked = new Promise<void>((resolve) => {
      answerMessages = resolve;
    });
    const pull = begin(database, async (name, ...asked) => {
      if (name === "messages") await areAsked;
      return ask(name, ...asked);
    });
    const cycle = pull.cycle();
    let isIdle = false;
    await expect.poll(() => idsOf(database)).toEqual(["a1"]);
    const idle = database.requestIdlePromise().then(() => {
      isIdle = true;
    });
    // One that nothing is fetched into was idle three times meanwhile.
    for (let times = 0; times < 3; times += 1) await another.requestIdlePromise();
    expect(isIdle).toBe(false);
    answerMessages();
    await cycle;
    await idle;
    await pull.stop();
  });

  it("[S3] a page that the disk had no room for ends the cycle, and is fetched again in the next", async () => {
    const disk = fillableDisk(memoryStore(), "tickets");
    const database = await open(undefined, disk.storage);
    const [a, b] = [ticketDocument({ id: "a1" }), ticketDocument({ id: "b2" })];
    const { ask, asked } = answering([
      { documents: [a], more: true, checkpoint: at("2") },
      { documents: [b], more: false, checkpoint: at("3") },
      { documents: [a], more: true, checkpoint: at("2") },
      { documents: [b], more: false, checkpoint: at("3") },
    ]);
    disk.isFull = true;
    const failing = begin(database, ask);
    await expect(failing.cycle()).rejects.toThrow("no room");
    await failing.stop();
    expect(await idsOf(database)).toEqual([]);
    disk.isFull = false;
    const pull = begin(database, ask);
    expect(await pull.cycle()).toMatchObject({ type: "complete" });
    await pull.stop();
    expect(await idsOf(database)).toEqual(["a1", "b2"]);
    expect(asked).toEqual([null, at("2"), null, at("2")]);
  });

  it("has one page at most in its hands besides the one that is being written", async () => {
    const slow = slowDisk(memoryStore());
    const database = await open(undefined, slow.storage);
    const pages = Array.from({ length: 12 }, (_, page) => ({
      documents: [ticketDocument({ id: `t${page}` })],
      more: page < 11,
      checkpoint: at(String(page + 2)),
    }));
    const { ask, asked } = answering(pages);
    let ahead = 0;
    const pull = startPull(database, ask, () => {
      ahead = Math.max(ahead, asked.length - slow.writes);
    });
    await pull.cycle();
    await pull.stop();
    expect([slow.writes, ahead]).toEqual([12, 2]);
  });

  it("[S8] takes away what left sight, words and all, and brings it back when it enters again", async () => {
    const database = await open();
    const ticket = ticketDocument();
    const unseen = crypto.randomUUID();
    const { ask } = answering([
      { documents: [ticket], checkpoint: at("2") },
      { removed: [ticket.id, unseen], checkpoint: at("3") },
      { documents: [{ ...ticket, subject: "Back again", version: "101" }], checkpoint: at("4") },
    ]);
    const pull = begin(database, ask);
    await pull.cycle();
    await pull.cycle();
    expect(await idsOf(database)).toEqual([]);
    const [left] = await database.tickets.storageInstance.findDocumentsById([ticket.id], true);
    expect(JSON.stringify(left)).not.toContain("Printer");
    await pull.cycle();
    expect((await database.tickets.findOne(ticket.id).exec())?.subject).toBe("Back again");
    await pull.stop();
  });

  it("goes on from the last checkpoint after a restart, also where the last page was empty", async () => {
    const name = `pull-${crypto.randomUUID()}`;
    const first = await open(name);
    const { ask } = answering([{ documents: [ticketDocument()], checkpoint: at("2") }, { checkpoint: at("77") }]);
    const pull = begin(first, ask);
    await pull.cycle();
    await pull.cycle();
    await pull.stop();
    await first.close();
    databases.pop();
    const second = await open(name);
    const again = answering([{ checkpoint: at("78") }]);
    const resumed = begin(second, again.ask);
    await resumed.cycle();
    expect(again.asked).toEqual([at("77")]);
    await resumed.stop();
  });

  it("tells of a fault once the cycle is quiet, and the next cycle takes up where it was", async () => {
    const database = await open();
    let fails = true;
    const { ask } = answering([{ documents: [ticketDocument({ id: "a1" })], checkpoint: at("2") }]);
    const pull = begin(database, async (name, checkpoint, withDigest) => {
      if (fails && name === "messages") throw new Error("over");
      return await ask(name, checkpoint, withDigest);
    });
    await expect(pull.cycle()).rejects.toThrow("over");
    fails = false;
    expect(await pull.cycle()).toMatchObject({ type: "complete" });
    expect(await idsOf(database)).toEqual(["a1"]);
    await pull.stop();
  });

  it("says that the server asks for a reset, and after forgetting starts without a checkpoint", async () => {
    const database = await open();
    const { ask } = answering([{ documents: [ticketDocument()], checkpoint: at("2") }]);
    const first = begin(database, ask);
    await first.cycle();
    await first.stop();
    const pull = begin(database, async () => ({ reset: true, horizon: "900", pages: {} }));
    expect(await pull.cycle()).toEqual({ type: "reset" });
    await pull.forget();
    await dropConfirmedState(database);
    const anew = answering([{ checkpoint: at("2") }]);
    const begun = begin(database, anew.ask);
    await begun.cycle();
    expect(anew.asked).toEqual([null]);
    await begun.stop();
  });

  it("[S8] asks for a reset by itself where documents are there without a checkpoint, as after a crash between the two", async () => {
    const database = await open();
    await database.tickets.insert(ticketDocument());
    const { ask, asked } = answering([{ checkpoint: at("2") }]);
    const pull = begin(database, ask);
    expect(await pull.cycle()).toEqual({ type: "reset" });
    expect(asked).toEqual([]);
    await pull.stop();
  });

  it("[S1] what a cycle brought is in the store when it ends, thousands of documents over many pages", async () => {
    const database = await open();
    const ticketId = crypto.randomUUID();
    const all = Array.from({ length: 2_000 }, (_, n) => messageDocument({ ticketId, position: n + 1 }));
    const pull = begin(database, async (name, checkpoint) => {
      const from = Number(checkpoint?.changed.version ?? 0);
      const documents = name === "messages" ? all.slice(from, from + 250) : [];
      const next = at(String(from + documents.length));
      const page = { documents, removed: [], checkpoint: next, more: name === "messages" && from + 250 < all.length };
      return { reset: false, horizon: "900", pages: { [name]: page } };
    });
    await pull.cycle();
    expect(await database.messages.count({ selector: {} }).exec()).toBe(2_000);
    await pull.stop();
  });
});

/** A storage that writes tickets after all else has had many turns, and counts how often it did. */
function slowDisk(beneath: DeskStorage): { storage: DeskStorage; writes: number } {
  const disk = { writes: 0, storage: { ...beneath, createStorageInstance } as DeskStorage };

  async function createStorageInstance(params: Parameters<DeskStorage["createStorageInstance"]>[0]) {
    const instance = await beneath.createStorageInstance(params);
    const write = instance.bulkWrite.bind(instance);
    instance.bulkWrite = async (rows, context) => {
      if (params.collectionName !== "tickets") return await write(rows, context);
      for (let turn = 0; turn < 100; turn += 1) await new Promise((next) => setImmediate(next));
      disk.writes += 1;
      return await write(rows, context);
    };
    return instance;
  }
  return disk;
}
