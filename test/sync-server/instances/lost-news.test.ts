// News between processes of the server, when a process, its connection or its word is lost. Streams alone listen here:
// they pull nothing by themselves, so whatever wakes them is news.

import pg from "pg";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { type HeardStream, hearStream } from "../../support/heard-stream.ts";
import { createSendingReplica } from "../../support/operations.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { startTcpProxy, type TcpProxy } from "../../support/tcp-proxy.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";

let desk: TestDesk;
let proxy: TcpProxy;
const closings: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  desk = await startTestDesk();
  proxy = await startTcpProxy(desk.databaseUrl);
});
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
  await proxy.close();
  await desk.stop();
});

/** A server process that reaches Postgres by way of the proxy. */
async function startBehindProxy(): Promise<ServerProcess> {
  const server = await startServerProcess(["--port", "0"], { DATABASE_URL: proxy.through(desk.databaseUrl) });
  closings.push(() => server.kill());
  return server;
}

/** A server of this process that reaches Postgres by way of the proxy, and soon gives up what is silent. */
async function besideBehindProxy(): Promise<TestDesk> {
  const beside = { databaseUrl: proxy.through(desk.databaseUrl) };
  const server = await startTestDesk({ beside, answerWithinMs: 2_000 });
  closings.push(() => server.stop());
  return server;
}

async function hear(server: string): Promise<HeardStream> {
  const stream = await hearStream(server, (await desk.signIn("sam")).access_token);
  closings.push(() => stream.close());
  await soon(() => stream.count("news")).toBe(1);
  return stream;
}

/** Other transactions of the cluster may hold news back for a while. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 40_000 });

const createTicket = { kind: "createTicket", args: { subject: "S", description: "D" } } as const;

async function pushAt(server: string): Promise<Response | null> {
  const replica = createSendingReplica();
  const operations = [replica.operation(uuidv7(), createTicket)];
  const { access_token: token } = await desk.signIn("casey");
  return await fetch(server + PUSH_PATH, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ protocol: PROTOCOL_VERSION, replicaId: replica.id, operations }),
  }).catch(() => null);
}

async function countShown(device: TestDevice): Promise<number> {
  await device.pullOnce();
  return device.tickets().length;
}

async function samsDevice(): Promise<TestDevice> {
  const device = createTestDevice(desk, "sam");
  await device.pull();
  return device;
}

/** Its word of a change is lost on the way to Postgres, after the change was committed. */
async function commitUntold(server: Pick<ServerProcess, "url">): Promise<void> {
  let isLost = false;
  proxy.loseUpwards((piece) => {
    const isWord = piece.includes("pg_notify");
    isLost ||= isWord;
    return isWord;
  });
  expect((await pushAt(server.url))?.status).toBe(200);
  await soon(() => isLost).toBe(true);
}

test("[S3][S10] news that die with their process between commit and word reach the devices of the others", async () => {
  const server = await startBehindProxy();
  const stream = await hear(desk.url);
  const device = await samsDevice();
  await commitUntold(server);
  expect(stream.count("news")).toBe(1);
  await server.kill();
  await soon(() => stream.count("news")).toBeGreaterThan(1);
  await soon(() => countShown(device)).toBe(1);
});

test("[S3][S10] news of a process that hangs reach the devices of the others", async () => {
  const server = await startBehindProxy();
  const stream = await hear(desk.url);
  await commitUntold(server);
  process.kill(server.pid, "SIGSTOP");
  await soon(() => stream.count("news")).toBeGreaterThan(1);
});

test("[S3] word that could not be sent is kept and sent later", async () => {
  const server = await besideBehindProxy();
  const stream = await hear(desk.url);
  await commitUntold(server);
  proxy.loseUpwards(() => false);
  await soon(() => stream.count("news")).toBeGreaterThan(1);
});

test("a process that stops in good order says so, and wakes nobody", async () => {
  const server = await startBehindProxy();
  const stream = await hear(desk.url);
  expect(await server.stop()).toBe(0);
  // Whoever looks for lost processes has looked by the time that another one was found lost.
  const lost = await startBehindProxy();
  expect(stream.count("news")).toBe(1);
  await lost.kill();
  await soon(() => stream.count("news")).toBe(2);
});

test("[S3] a connection for news that falls silent is replaced, everybody is woken, and hears again", async () => {
  const server = await besideBehindProxy();
  const stream = await hear(server.url);
  proxy.silence();
  await soon(() => stream.count("news")).toBeGreaterThan(1);
  const woken = stream.count("news");
  expect((await pushAt(desk.url))?.status).toBe(200);
  await soon(() => stream.count("news")).toBeGreaterThan(woken);
});

test("[S3] what was committed unheard behind a slow transaction wakes everybody once it can be pulled", async () => {
  const server = await besideBehindProxy();
  const stream = await hear(server.url);
  const device = await samsDevice();
  const slow = new pg.Client({ connectionString: desk.databaseUrl });
  await slow.connect();
  await slow.query("BEGIN; SELECT pg_current_xact_id()");
  proxy.cut();
  expect((await pushAt(desk.url))?.status).toBe(200);
  proxy.pass();
  await soon(() => stream.count("news")).toBe(2);
  expect(await countShown(device)).toBe(0);
  await slow.query("COMMIT");
  await slow.end();
  await soon(() => stream.count("news")).toBe(3);
  await soon(() => countShown(device)).toBe(1);
});

test("[S10] a server whose connections to Postgres fall silent serves again by new ones", async () => {
  const server = await besideBehindProxy();
  expect((await pushAt(server.url))?.status).toBe(200);
  proxy.silence();
  await expect.poll(async () => (await pushAt(server.url))?.status).toBe(200);
});

test("[S3] a change whose commit went unanswered is told all the same", async () => {
  const server = await besideBehindProxy();
  const stream = await hear(desk.url);
  const device = await samsDevice();
  let isCut = false;
  proxy.loseUpwards((piece) => {
    if (isCut || !piece.includes("COMMIT\0")) return false;
    isCut = true;
    proxy.drop("down");
    return false;
  });
  const answer = pushAt(server.url);
  await soon(() => countShown(device)).toBe(1);
  proxy.cut();
  proxy.pass();
  expect((await answer)?.status).toBe(503);
  await soon(() => stream.count("news")).toBeGreaterThan(1);
});
