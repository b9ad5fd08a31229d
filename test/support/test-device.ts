// A device as the server knows one: it numbers its operations, keeps what pulls bring and forgets what they remove, and
// records every byte that it was sent. No store, no overlay: what the real app does with it is tested elsewhere.

import { createHash, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import type { Intent, Seen } from "#domain/ticket/operation.ts";
import {
  COLLECTION_NAMES,
  type CollectionName,
  type DocumentOf,
  type HistoryDocument,
  type MessageDocument,
  type NoticeDocument,
  type PersonDocument,
  type TicketDocument,
} from "#protocol/sync/documents.ts";
import type { LiveChanges } from "#protocol/sync/live-stream.ts";
import { type Checkpoint, type Digest, PULL_PATH, type PullResponse, pullResponseSchema } from "#protocol/sync/pull.ts";
import { type Outcome, PUSH_PATH, type PushResponse, pushResponseSchema } from "#protocol/sync/push.ts";
import { compareVersions, PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { createToldChanges } from "#renderer/sync/told-changes.ts";
import type { TestDesk } from "./test-desk.ts";
import type { TestPerson } from "./test-people.ts";

export type Act = Intent & { ticketId: string; id?: string; seen?: Seen; writtenAt?: string };

export interface TestDevice {
  readonly who: TestPerson;
  readonly replicaId: string;
  /** Everything that the server has sent to it. */
  readonly wire: string[];
  tickets(): TicketDocument[];
  messages(ticketId?: string): MessageDocument[];
  history(ticketId?: string): HistoryDocument[];
  people(): PersonDocument[];
  notices(): NoticeDocument[];
  ticket(id: string): TicketDocument | undefined;
  /** Sends one operation under the next number. */
  act(act: Act): Promise<Outcome>;
  /** Sends what is given as it is. */
  send(operations: readonly unknown[]): Promise<PushResponse>;
  /** The operation as it would be sent, under the next number. */
  prepare(act: Act): Record<string, unknown> & { id: string; number: number };
  /** Asks for one page of each collection. */
  pullOnce(limit?: number, asking?: { digest: boolean }): Promise<PullResponse>;
  /** Takes in what a live stream has told. @returns whether it joined on to what it holds. */
  takeIn(changes: LiveChanges): boolean;
  /** Pulls until it holds all that had been committed when it began. */
  pull(limit?: number): Promise<void>;
  /** All that it holds, in one order, to compare with another's. */
  state(): Record<CollectionName, unknown[]>;
  /** What it holds of a collection, summed up as a digest is (S4). */
  digest(name: CollectionName, except: readonly string[]): Pick<Digest, "count" | "sum">;
}

type Held = { [N in CollectionName]: Map<string, DocumentOf<N>> };

export function createTestDevice(desk: TestDesk, who: TestPerson, replicaId: string = randomUUID()): TestDevice {
  const held: Held = {
    tickets: new Map(),
    messages: new Map(),
    history: new Map(),
    people: new Map(),
    notices: new Map(),
  };
  const checkpoints: Partial<Record<CollectionName, Checkpoint>> = {};
  const wire: string[] = [];
  let lastNumber = 0;

  async function post(path: string, body: object): Promise<unknown> {
    const response = await desk.ask(who, path, { method: "POST", body: JSON.stringify(body) });
    const text = await response.text();
    wire.push(text);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  function prepare({ id = uuidv7(), seen = {}, writtenAt = "2026-06-01T12:00:00.000Z", ...intent }: Act) {
    lastNumber += 1;
    return { id, number: lastNumber, seen, writtenAt, ...intent };
  }

  async function send(operations: readonly unknown[]): Promise<PushResponse> {
    return pushResponseSchema.parse(await post(PUSH_PATH, { protocol: PROTOCOL_VERSION, replicaId, operations }));
  }

  async function pullOnce(limit = 500, asking = {}): Promise<PullResponse> {
    const pulls = Object.fromEntries(
      COLLECTION_NAMES.map((name) => [name, { checkpoint: checkpoints[name] ?? null, limit, ...asking }]),
    );
    const answer = pullResponseSchema.parse(await post(PULL_PATH, { protocol: PROTOCOL_VERSION, replicaId, pulls }));
    if (answer.reset) forget();
    for (const name of COLLECTION_NAMES) keepPage(name, answer);
    return answer;
  }

  function takeIn(changes: LiveChanges): boolean {
    const told = createToldChanges();
    told.keep(changes);
    const pulls = COLLECTION_NAMES.map((name) => [name, { checkpoint: checkpoints[name] ?? null, limit: 500 }]);
    const answer = told.answer(Object.fromEntries(pulls));
    if (answer) for (const name of COLLECTION_NAMES) keepPage(name, answer);
    return answer !== null;
  }

  function forget(): void {
    for (const name of COLLECTION_NAMES) {
      held[name].clear();
      delete checkpoints[name];
    }
  }

  function keepPage<N extends CollectionName>(name: N, { pages }: PullResponse): void {
    const page = pages[name];
    if (!page) return;
    const documents = held[name] as Map<string, { id: string }>;
    const ids = [...page.removed, ...page.documents.map(({ id }) => id)];
    if (new Set(ids).size !== ids.length) throw new Error(`a page of ${name} holds an id twice`);
    for (const id of page.removed) documents.delete(id);
    for (const document of page.documents) documents.set(document.id, document);
    checkpoints[name] = page.checkpoint;
  }

  return {
    who,
    replicaId,
    wire,
    tickets: () => [...held.tickets.values()],
    messages: (ticketId) => inThread([...held.messages.values()], ticketId).sort((a, b) => a.position - b.position),
    history: (ticketId) => inThread([...held.history.values()], ticketId).sort((a, b) => (a.id < b.id ? -1 : 1)),
    people: () => [...held.people.values()],
    notices: () => inOrder(held.notices),
    ticket: (id) => held.tickets.get(id),
    prepare,
    send,
    async act(act) {
      const { outcomes } = await send([prepare(act)]);
      const [settled] = outcomes;
      if (!settled) throw new Error("the operation was not settled");
      return settled.outcome;
    },
    pullOnce,
    takeIn,
    async pull(limit) {
      // The feed waits for transactions under way anywhere in the cluster, those of other tests too.
      const present = await findPresent(desk);
      for (;;) {
        const { pages, reset, horizon } = await pullOnce(limit);
        const more = reset || Object.values(pages).some((page) => page?.more);
        if (!more && compareVersions(horizon, present) > 0) return;
        if (!more) await delay(5);
      }
    },
    state: () => ({
      tickets: inOrder(held.tickets),
      messages: inOrder(held.messages),
      history: inOrder(held.history),
      people: inOrder(held.people),
      notices: inOrder(held.notices),
    }),
    digest: (name, except) => sumUp([...held[name].values()].filter(({ id }) => !except.includes(id))),
  };
}

function sumUp(documents: readonly { id: string; version: string }[]): Pick<Digest, "count" | "sum"> {
  const sum = documents
    .map(({ id, version }) => createHash("sha256").update(`${id}:${version}`, "utf8").digest().readUIntBE(0, 6))
    .reduce((total, part) => (total + part) % 2 ** 48, 0);
  return { count: documents.length, sum };
}

/** A transaction later than every one that has ended. */
async function findPresent({ pool }: TestDesk): Promise<string> {
  const { rows } = await pool.query<{ present: string }>("SELECT pg_current_xact_id()::text AS present");
  return rows[0]?.present ?? "0";
}

function inThread<T extends { ticketId: string }>(documents: T[], ticketId: string | undefined): T[] {
  return ticketId === undefined ? documents : documents.filter((document) => document.ticketId === ticketId);
}

function inOrder<T extends { id: string }>(documents: ReadonlyMap<string, T>): T[] {
  return [...documents.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
