// Real devices against a real server: the app's session and desk on RxDB in memory, talking HTTP. RxDB's free edition
// holds two of them open in one process, so a third is opened once another has been closed.

import { onTestFinished } from "vitest";
import { COLLECTION_NAMES, type CollectionName, type TicketDocument } from "#protocol/sync/documents.ts";
import type { Checkpoint } from "#protocol/sync/pull.ts";
import { type DeskDatabase, databaseName, openDatabase } from "#renderer/database/open-database.ts";
import type { Desk } from "#renderer/sync/desk.ts";
import { type LinkedAbort, linkedAbort } from "#renderer/sync/linked-abort.ts";
import type { Session } from "#renderer/sync/session.ts";
import { mustFindDesk, newDevice, until } from "#test/renderer/sync/support/open-device.ts";
import type { TestDesk } from "#test/support/test-desk.ts";
import { emailOf, TEST_PASSWORD, TEST_PEOPLE, type TestPerson } from "#test/support/test-people.ts";

export interface TestDevice {
  readonly desk: Desk;
  readonly session: Session;
  network: Network;
  /** Another window of the same person on the same store. */
  openWindow(): Promise<Session>;
  /** Everything is sent and fetched. */
  quiet(): Promise<void>;
  close(): Promise<void>;
  reopen(): Promise<void>;
  /** Closes the app, does this to its store behind its back, and opens it again. */
  changeStore(change: (database: DeskDatabase) => Promise<void>): Promise<void>;
  /** The confirmed state in the store, read once the device is closed. */
  readStore(): Promise<Map<CollectionName, unknown[]>>;
}

/** What lies between a device and the server. */
export interface Network {
  isUp: boolean;
  /** Loses the answer after the server has acted, for paths that it says yes to. */
  losesAnswer(path: string): boolean;
  /** The path of every request, whatever became of it. */
  readonly asked: string[];
  /** Every answer that came through, as text. */
  readonly received: string[];
  readonly fetch: typeof globalThis.fetch;
}

/**
 * `address`: by which the device knows the server. Of several devices of one person each needs another, for RxDB holds one store of
 * a name in the memory of a process.
 */
export async function openDevice(
  testDesk: Pick<TestDesk, "url">,
  who: TestPerson,
  address: string = testDesk.url,
): Promise<TestDevice> {
  const parts = newDevice();
  const network = createNetwork((url) => url.replace(address, testDesk.url));
  const sessions = new Set<Session>();
  const open = async () => {
    const session = await parts.openWindow({ server: address, fetch: network.fetch, random: () => 0 });
    sessions.add(session);
    return session;
  };
  const openStore = () => {
    const name = databaseName(address, TEST_PEOPLE[who].id);
    return openDatabase({ name, storage: parts.storage, multiInstance: false });
  };
  let session = await open();
  await session.signIn({ email: emailOf(who), password: TEST_PASSWORD });

  const device: TestDevice = {
    network,
    get session() {
      return session;
    },
    get desk() {
      return mustFindDesk(session);
    },
    openWindow: open,
    async quiet() {
      await until(device.desk.watchStatus(), ({ lastSyncAt, fill }) => lastSyncAt !== null && fill === null);
      await until(device.desk.watchOutbox(), (entries) => entries.every(({ state }) => state === "needs_attention"));
    },
    async close() {
      for (const one of sessions) await one.stop();
      sessions.clear();
    },
    async reopen() {
      await device.close();
      session = await open();
    },
    async changeStore(change) {
      await device.close();
      const database = await openStore();
      await change(database);
      await database.close();
      session = await open();
    },
    async readStore() {
      await device.close();
      return await readConfirmed(await openStore());
    },
  };
  onTestFinished(() => device.close());
  return device;
}

/** Two cycles: the first may have been under way when the last change was made. */
export async function untilCaughtUp({ desk }: TestDevice): Promise<void> {
  for (const _cycle of ["under way", "fresh"]) {
    const before = (await until(desk.watchStatus())).lastSyncAt ?? "";
    desk.syncNow();
    await until(desk.watchStatus(), ({ lastSyncAt }) => lastSyncAt !== null && lastSyncAt > before);
  }
}

async function readConfirmed(database: DeskDatabase): Promise<Map<CollectionName, unknown[]>> {
  const confirmed = new Map<CollectionName, unknown[]>();
  for (const name of COLLECTION_NAMES) {
    const documents = (await database[name].find().exec()) as { toJSON(): { id: string } }[];
    confirmed.set(name, documents.map((document) => document.toJSON()).sort(byId));
  }
  await database.close();
  return confirmed;
}

function createNetwork(route: (url: string) => string): Network {
  const cut = new Set<LinkedAbort>();
  let isUp = true;
  const network: Network = {
    asked: [],
    received: [],
    losesAnswer: () => false,
    get isUp() {
      return isUp;
    },
    set isUp(up) {
      isUp = up;
      if (!up) for (const way of cut) way.abort(new TypeError("network down"));
    },
    async fetch(input, init) {
      const { pathname } = new URL(String(input));
      network.asked.push(pathname);
      if (!isUp) throw new TypeError("network down");
      const way = linkedAbort(init?.signal ?? undefined);
      cut.add(way);
      const response = await globalThis.fetch(route(String(input)), { ...init, signal: way.signal });
      if (network.losesAnswer(pathname)) throw new TypeError("answer lost");
      return recorded(response, network.received, way.signal);
    },
  };
  return network;
}

/**
 * Keeps what passes, also of a stream, which never ends. What is cut off breaks at once: of an answer that has come whole and is yet
 * to be read, Node's own fetch would tell neither the end nor the cut.
 */
function recorded(response: Response, received: string[], cut: AbortSignal): Response {
  if (!response.body) return response;
  const at = received.push("") - 1;
  const decoder = new TextDecoder();
  const record = new TransformStream<Uint8Array, Uint8Array>({
    start(controller) {
      cut.addEventListener("abort", () => controller.error(cut.reason), { once: true });
    },
    transform(chunk, controller) {
      received[at] += decoder.decode(chunk, { stream: true });
      controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(record), { status, statusText, headers });
}

/** What the server shows a person, asked for from the beginning. */
export async function shownByServer(testDesk: TestDesk, who: TestPerson): Promise<Map<CollectionName, unknown[]>> {
  const shown = new Map<CollectionName, unknown[]>();
  for (const name of COLLECTION_NAMES) {
    const documents: { id: string }[] = [];
    let checkpoint: Checkpoint | null = null;
    for (;;) {
      const { pages } = await testDesk.pull(who, { [name]: { checkpoint, limit: 500 } });
      const page = pages[name];
      if (!page) throw new Error(`The server sent no page of ${name}.`);
      documents.push(...page.documents);
      checkpoint = page.checkpoint;
      if (!page.more) break;
    }
    shown.set(name, documents.sort(byId));
  }
  return shown;
}

export async function ticketsShownByServer(testDesk: TestDesk, who: TestPerson): Promise<TicketDocument[]> {
  return (await shownByServer(testDesk, who)).get("tickets") as TicketDocument[];
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
