// A light device: it numbers and sends operations and follows its checkpoints as a real one does, but keeps nothing.

import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import { type Checkpoint, PULL_PATH, type PullResponse } from "#protocol/sync/pull.ts";
import { type Outcome, PUSH_PATH, type PushResponse } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import type { ToldChanges } from "#renderer/sync/told-changes.ts";
import { benchId } from "./bench-ids.ts";
import type { BenchPerson } from "./bench-people.ts";
import { type LightConnection, openLightConnection } from "./light-connection.ts";
import { pagesOf } from "./pages-of.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

export interface Act {
  kind: string;
  ticketId: string;
  args: Record<string, unknown>;
  seen?: Record<string, unknown>;
}

export interface LightDevice {
  readonly person: BenchPerson;
  /** Sends operations in one request. @throws where one was not made so. */
  push(acts: readonly Act[]): Promise<Outcome[]>;
  /** Pulls until nothing more waits, and returns how much came and up to where. */
  pull(): Promise<{ documents: number; horizon: bigint }>;
  /** How often the server was asked for pages. */
  pullsAsked(): number;
  close(): void;
}

export interface LightDeviceOptions {
  server: ServerUnderTest;
  person: BenchPerson;
  /** Null fetches everything first. */
  checkpoint: Checkpoint | null;
  /** What a live stream has brought, for the pulls to take in as the app's do. */
  told?: ToldChanges;
}

/** As many as the app asks for at a time. */
export const PAGE_LIMIT = 500;

let lastReplica = 0;
let lastOperation = 0;

export async function openLightDevice({ server, person, checkpoint, told }: LightDeviceOptions): Promise<LightDevice> {
  lastReplica += 1;
  const replicaId = benchId("replica", lastReplica * 0x1000000 + process.pid);
  const token = await server.tokenOf(person);
  const checkpoints = new Map<CollectionName, Checkpoint | null>(COLLECTION_NAMES.map((name) => [name, checkpoint]));
  // As a browser has it: what is sent is not held up by what is fetched.
  let pushing: LightConnection | null = null;
  let pulling: LightConnection | null = null;
  let lastNumber = 0;
  let pullsAsked = 0;

  async function pullOnce(): Promise<PullResponse> {
    const pulls = Object.fromEntries(
      [...checkpoints].map(([name, at]) => [name, { checkpoint: at, limit: PAGE_LIMIT }]),
    );
    const given = told?.answer(pulls);
    if (given) return given;
    const body = JSON.stringify({ protocol: PROTOCOL_VERSION, replicaId, pulls });
    pulling ??= openLightConnection(server);
    pullsAsked += 1;
    const answer = await pulling.post({ path: PULL_PATH, token, body });
    if (answer.status !== 200) throw new Error(`a pull was answered ${answer.status}: ${answer.body}`);
    return JSON.parse(answer.body) as PullResponse;
  }

  return {
    person,
    async push(acts) {
      const operations = acts.map((act) => toOperation(act, { id: nextOperationId(), number: ++lastNumber }));
      const body = JSON.stringify({ protocol: PROTOCOL_VERSION, replicaId, operations });
      pushing ??= openLightConnection(server);
      const answer = await pushing.post({ path: PUSH_PATH, token, body });
      if (answer.status !== 200) throw new Error(`a push was answered ${answer.status}: ${answer.body}`);
      const { outcomes } = JSON.parse(answer.body) as PushResponse;
      const unmade = outcomes.find(({ outcome }) => outcome.type !== "applied");
      if (unmade || outcomes.length !== acts.length) throw new Error(`not applied: ${answer.body}`);
      return outcomes.map(({ outcome }) => outcome);
    },
    async pull() {
      let documents = 0;
      for (;;) {
        const answer = await pullOnce();
        if (answer.reset) throw new Error("the server asked for a reset");
        const pages = pagesOf(answer);
        for (const [name, page] of pages) {
          documents += page.documents.length;
          checkpoints.set(name, page.checkpoint);
        }
        if (!pages.some(([, { more }]) => more)) return { documents, horizon: BigInt(answer.horizon) };
      }
    },
    pullsAsked: () => pullsAsked,
    close() {
      pushing?.close();
      pulling?.close();
    },
  };
}

export function toOperation({ kind, ticketId, args, seen = {} }: Act, { id, number }: { id: string; number: number }) {
  return { id, number, kind, ticketId, args, seen, writtenAt: new Date().toISOString() };
}

function nextOperationId(): string {
  lastOperation += 1;
  return benchId("operation", lastOperation * 0x1000000 + process.pid);
}

let lastMessage = 0;

/** A public reply by somebody who has seen all there is, so that it is not held back. */
export function replyTo(ticket: number, messageId = nextMessageId()): Act {
  return {
    kind: "addMessage",
    ticketId: benchId("ticket", ticket),
    args: { messageId, message: REPLY, isInternalNote: false },
    seen: { position: 1_000_000 },
  };
}

const REPLY = "Thank you. Please switch it off at the wall, wait for a minute, and tell us what the lamp says then.";

function nextMessageId(): string {
  lastMessage += 1;
  return benchId("message", lastMessage * 0x1000000 + process.pid);
}
