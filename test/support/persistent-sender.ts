// A device that writes one reply after the other into a ticket of its own and sends each until it is acknowledged,
// whatever happens on the way; it remembers what it was told.

import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import type { Pool } from "pg";
import { uuidv7 } from "uuidv7";
import { type Outcome, PUSH_PATH, pushResponseSchema } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { createSendingReplica } from "./operations.ts";

export interface PersistentSender {
  /** How many operations were acknowledged. */
  acknowledged(): number;
  /** The status of each answer, 0 where none came. */
  readonly statuses: number[];
  /** Writes no more, and resolves once all that was written is acknowledged. */
  finish(): Promise<void>;
  /** Sends all of it again from the beginning. @returns the outcomes, which must be those it was told before. */
  repeat(): Promise<{ told: Outcome[]; repeated: Outcome[] }>;
  /** The words of its ticket's messages as Postgres has them, beside those it wrote. */
  compare(pool: Pool): Promise<{ written: string[]; stored: string[] }>;
}

const BATCH = 3;
const PAUSE_MS = 20;
/** What a device waits for an answer. */
const GIVE_UP_MS = 30_000;

/** Begins at once. */
export function startPersistentSender(server: string, accessToken: string): PersistentSender {
  const replica = createSendingReplica();
  const ticketId = uuidv7();
  const args = { subject: "Written under fire", description: "Line 0" };
  const operations = [replica.operation(ticketId, { kind: "createTicket", args })];
  const outcomes: Outcome[] = [];
  const statuses: number[] = [];
  // One connection, which is never idle for long: another that lay idle in a pool could be used in the very moment in which the
  // server closes it.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let isFinishing = false;
  const working = work();

  function write(): void {
    while (!isFinishing && operations.length < outcomes.length + BATCH) {
      const message = `Line ${operations.length}`;
      const reply = { messageId: uuidv7(), message, isInternalNote: false };
      operations.push(replica.operation(ticketId, { kind: "addMessage", args: reply }));
    }
  }

  async function work(): Promise<void> {
    for (;;) {
      write();
      const batch = operations.slice(outcomes.length, outcomes.length + BATCH);
      if (batch.length === 0) return;
      outcomes.push(...(await push(batch)));
      await delay(PAUSE_MS);
    }
  }

  async function push(batch: readonly unknown[]): Promise<Outcome[]> {
    try {
      const response = await send(
        JSON.stringify({ protocol: PROTOCOL_VERSION, replicaId: replica.id, operations: batch }),
      );
      const body = await text(response);
      statuses.push(response.statusCode ?? 0);
      if (response.statusCode !== 200) return [];
      return pushResponseSchema.parse(JSON.parse(body)).outcomes.map(({ outcome }) => outcome);
    } catch {
      statuses.push(0);
      return [];
    }
  }

  function send(body: string): Promise<IncomingMessage> {
    const headers = { "content-type": "application/json", authorization: `Bearer ${accessToken}` };
    const signal = AbortSignal.timeout(GIVE_UP_MS);
    return new Promise((resolve, reject) => {
      request(server + PUSH_PATH, { method: "POST", headers, agent, signal }, resolve)
        .on("error", reject)
        .end(body);
    });
  }

  return {
    acknowledged: () => outcomes.length,
    statuses,
    async finish() {
      isFinishing = true;
      await working;
      agent.destroy();
    },
    async repeat() {
      const repeated: Outcome[] = [];
      while (repeated.length < operations.length) {
        repeated.push(...(await push(operations.slice(repeated.length, repeated.length + 50))));
      }
      agent.destroy();
      return { told: outcomes, repeated };
    },
    async compare(pool) {
      const { rows } = await pool.query<{ message: string }>(
        "SELECT message FROM ticket_messages WHERE ticket_id = $1 ORDER BY position",
        [ticketId],
      );
      const written = operations.slice(1).map((_, at) => `Line ${at + 1}`);
      return { written, stored: rows.map(({ message }) => message) };
    },
  };
}
