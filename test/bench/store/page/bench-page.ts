// A store in a page, driven from outside through `window.benchPage` (run.ts): each measure is taken here, in milliseconds,
// as the screens would wait for it.

import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { z } from "zod";
import { createFilePlace } from "#renderer/database/sqlite-storage/file-place.ts";
import { createSqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import { createBrowserKeys } from "#renderer/database/store-keys.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import type { TicketFilter } from "#renderer/sync/desk.ts";
import type { BenchStore, OwnStore, StoreKind } from "./bench-store.ts";
import { watchBlockedTime } from "./blocked-time.ts";
import { createDocumentPages, type PageCounts } from "./document-pages.ts";
import { openPouchStore } from "./pouch-store.ts";
import { openRxdbStore } from "./rxdb-store.ts";

// As in the app: the content security policy allows no compiled parsers.
z.config({ jitless: true });

/** What a list shows at first. */
const ROWS = 50;

let store: BenchStore;

function openStore(kind: StoreKind, name: string): Promise<BenchStore> {
  switch (kind) {
    case "sqlite":
      return openRxdbStore(name, createSqliteStorage(createFilePlace({ plan: STORE_PLAN, keys: createBrowserKeys() })));
    case "dexie":
      return openRxdbStore(name, getRxStorageDexie({ chromeTransactionDurability: "strict" }));
    case "pouchdb":
      return openPouchStore(name);
  }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function timeEach<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const one of all) times.push(await time(() => work(one)));
  return times;
}

const benchPage = {
  async open(kind: StoreKind, name: string) {
    store = await openStore(kind, name);
  },
  /** @returns since the page was asked for until the first list is there. */
  async start(kind: StoreKind, name: string, filter: TicketFilter) {
    store = await openStore(kind, name);
    const listed = await store.listTickets(filter, ROWS);
    if (listed.length === 0) throw new Error("The list is empty.");
    return performance.now();
  },
  async fill(folder: string, counts: PageCounts) {
    const blocked = watchBlockedTime();
    const took = await time(() => store.fill(createDocumentPages(folder, counts)));
    return { took, blocked: blocked.stop() };
  },
  async openViews(filters: readonly TicketFilter[], rounds: number) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      times.push(...(await timeEach(filters, (filter) => store.listTickets(filter, ROWS))));
    return times;
  },
  openThreads: (ticketIds: readonly string[]) => timeEach(ticketIds, (id) => store.listThread(id)),
  /** @returns besides, how much was found. */
  async search(texts: readonly string[]) {
    let found = 0;
    const times = await timeEach(texts, async (text) => {
      found += (await store.search(text, ROWS)).length;
    });
    return { times, found };
  },
  /** Each round after a change, as the screens count. */
  async countViews(filters: readonly TicketFilter[], rounds: number) {
    const [ticket] = await store.listTickets({}, 1);
    if (!ticket) throw new Error("There is no ticket to count.");
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await store.putTicket({ ...ticket, version: String(2_000_000 + round) });
      times.push(await time(() => store.countTickets(filters)));
    }
    return times;
  },
  reply: (rounds: number) =>
    timeEach(
      Array.from({ length: rounds }, (_, at) => at + 1),
      (at) => store.reply(at),
    ),
  searchOpen: (texts: readonly string[]) =>
    timeEach(texts, (text) => mustBeOwn().searchAmong(text, { status: ["open"] }, ROWS)),
  startNews: (agentId: string) => time(() => mustBeOwn().startNews(agentId)),
  async wipe() {
    const blocked = watchBlockedTime();
    const took = await time(() => mustBeOwn().wipe());
    return { took, blocked: blocked.stop() };
  },
  close: () => store.close(),
};

function mustBeOwn(): OwnStore {
  if (!store.own) throw new Error("This is asked of the app's own store alone.");
  return store.own;
}

export type BenchPage = typeof benchPage;
Object.assign(globalThis, { benchPage });
