import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { PUSH_PATH, type PushResponse } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../../support/test-people.ts";

let desk: TestDesk;
let server: ServerProcess;
beforeEach(async () => {
  desk = await startTestDesk();
});
afterEach(async () => {
  await server.kill();
  await desk.stop();
});

const start = () => startServerProcess(["--port", "0"], { DATABASE_URL: desk.databaseUrl, NODE_ENV: "production" });

interface Sender {
  replicaId: string;
  operations: { id: string; number: number; ticketId: string; args: object }[];
  acknowledged: Map<number, unknown>;
}

function createSender(replies: number): Sender {
  const ticketId = uuidv7();
  const common = { ticketId, seen: {}, writtenAt: "2026-01-01T00:00:00.000Z" };
  const creation = {
    ...common,
    id: uuidv7(),
    number: 1,
    kind: "createTicket",
    args: { subject: "S", description: "D" },
  };
  const writing = Array.from({ length: replies }, (_, at) => ({
    ...common,
    id: uuidv7(),
    number: at + 2,
    kind: "addMessage",
    args: { messageId: uuidv7(), message: `Line ${at + 1}`, isInternalNote: false },
  }));
  return { replicaId: uuidv7(), operations: [creation, ...writing], acknowledged: new Map() };
}

/** Sends what is not acknowledged, three at a time, until all is or the server is gone. */
async function sendAll(sender: Sender, token: string): Promise<void> {
  for (;;) {
    const next = sender.operations.filter(({ number }) => !sender.acknowledged.has(number)).slice(0, 3);
    if (next.length === 0) return;
    const response = await fetch(server.url + PUSH_PATH, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ protocol: PROTOCOL_VERSION, replicaId: sender.replicaId, operations: next }),
    }).catch(() => null);
    if (!response?.ok) return;
    const answer = (await response.json().catch(() => null)) as PushResponse | null;
    for (const { number, outcome } of answer?.outcomes ?? []) sender.acknowledged.set(number, outcome);
  }
}

async function signIn(): Promise<string> {
  const body = JSON.stringify({ email: emailOf("casey"), password: TEST_PASSWORD });
  const headers = { "content-type": "application/json" };
  const response = await fetch(server.url + AUTH_PATHS.signIn, { method: "POST", headers, body });
  return ((await response.json()) as { access_token: string }).access_token;
}

test("[S1][S2] a server killed in the middle of pushes, again and again: all that was acknowledged is there, nothing twice", async () => {
  const senders = Array.from({ length: 6 }, () => createSender(40));
  const total = senders.length * 41;
  const done = () => senders.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  for (let kill = 1; kill <= 2; kill += 1) {
    server = await start();
    const token = await signIn();
    const sending = Promise.all(senders.map((sender) => sendAll(sender, token)));
    await expect.poll(done, { interval: 5 }).toBeGreaterThan((total * kill) / 4);
    await server.kill();
    await sending;
    expect(done()).toBeLessThan(total);
  }
  const remembered = senders.map(({ acknowledged }) => new Map(acknowledged));
  server = await start();
  const token = await signIn();
  await Promise.all(senders.map((sender) => sendAll({ ...sender, acknowledged: new Map() }, token)));
  await Promise.all(senders.map((sender) => sendAll(sender, token)));
  expect(done()).toBe(total);

  for (const [at, { operations, acknowledged }] of senders.entries()) {
    for (const [number, outcome] of remembered[at] ?? []) expect(acknowledged.get(number)).toEqual(outcome);
    const { rows } = await desk.pool.query<{ message: string }>(
      "SELECT message FROM ticket_messages WHERE ticket_id = $1 ORDER BY position",
      [operations[0]?.ticketId],
    );
    expect(rows.map(({ message }) => message)).toEqual(Array.from({ length: 40 }, (_, line) => `Line ${line + 1}`));
  }
  const { rows } = await desk.pool.query("SELECT number_sequence FROM support_tickets ORDER BY 1");
  expect(rows.map((row) => row.number_sequence)).toEqual([1, 2, 3, 4, 5, 6]);
});
