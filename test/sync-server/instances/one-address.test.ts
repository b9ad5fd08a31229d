// Several server processes on one Postgres behind one address: what a desk looks like that must not stand still.

import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDevice, type TestDevice } from "../../contract/support/devices.ts";
import { until } from "../../renderer/sync/support/open-device.ts";
import { type HeardStream, hearStream } from "../../support/heard-stream.ts";
import { type PersistentSender, startPersistentSender } from "../../support/persistent-sender.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { startTcpBalancer, type TcpBalancer } from "../../support/tcp-balancer.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import type { TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let balancer: TcpBalancer;
const closings: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  desk = await startTestDesk();
  balancer = await startTcpBalancer();
});
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
  await balancer.close();
  await desk.stop();
});

async function startServer(...args: string[]): Promise<ServerProcess> {
  const server = await startServerProcess(["--port", "0", ...args], { DATABASE_URL: desk.databaseUrl });
  closings.push(() => server.kill());
  balancer.add(server.url);
  return server;
}

async function startServers(count: number, ...args: string[]): Promise<ServerProcess[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => startServer(...args)));
  await balancer.untilReady(count);
  return servers;
}

const soon = <T>(read: () => T) => expect.poll(read, { interval: 20 });

async function startSenders(count: number, who: TestPerson): Promise<PersistentSender[]> {
  const { access_token: token } = await desk.signIn(who);
  return Array.from({ length: count }, () => startPersistentSender(balancer.url, token));
}

async function hear(server: string, who: TestPerson): Promise<HeardStream> {
  const stream = await hearStream(server, (await desk.signIn(who)).access_token);
  closings.push(() => stream.close());
  await soon(() => stream.count("news")).toBeGreaterThan(0);
  return stream;
}

const totalOf = (senders: readonly PersistentSender[]) =>
  senders.reduce((total, sender) => total + sender.acknowledged(), 0);

/** Goes on until so many more have been acknowledged: work that only those who serve now can have done. */
async function untilMoreBy(senders: readonly PersistentSender[], more: number): Promise<void> {
  const before = totalOf(senders);
  await soon(() => totalOf(senders)).toBeGreaterThanOrEqual(before + more);
}

async function expectEachOnce(senders: readonly PersistentSender[]): Promise<void> {
  await Promise.all(senders.map((sender) => sender.finish()));
  for (const sender of senders) {
    const { written, stored } = await sender.compare(desk.pool);
    expect(written.length).toBeGreaterThan(0);
    expect(stored).toEqual(written);
    const { told, repeated } = await sender.repeat();
    expect(repeated).toEqual(told);
  }
  const { rows } = await desk.pool.query("SELECT number_sequence FROM support_tickets ORDER BY 1");
  expect(rows.map((row) => row.number_sequence)).toEqual(rows.map((_, at) => at + 1));
}

async function replyFrom(device: TestDevice, ticketId: string, message: string): Promise<void> {
  await device.desk.sendMessage({ ticketId, message, isInternalNote: false });
}

const wordsOf = (device: TestDevice, ticketId: string, words: string) =>
  until(device.desk.watchThread(ticketId), (thread) => JSON.stringify(thread).includes(words));

test("[S10] what is pushed to any of three servers wakes the devices at each of them", async () => {
  const servers = await startServers(3);
  const streams = await Promise.all(servers.map(({ url }) => hear(url, "sam")));
  for (const server of servers) {
    const heard = streams.map((stream) => stream.count("news"));
    const sender = startPersistentSender(server.url, (await desk.signIn("casey")).access_token);
    for (const [at, stream] of streams.entries())
      await soon(() => stream.count("news")).toBeGreaterThan(heard[at] ?? 0);
    await sender.finish();
  }
});

test("[S1][S2][S10] one of three servers killed under load: devices go on by the others, and nothing is lost or twice", async () => {
  const servers = await startServers(3);
  const [sams, caseys] = [await openDevice(balancer, "sam"), await openDevice(balancer, "casey")];
  const ticketId = uuidv7();
  await caseys.desk.submit({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
  await until(sams.desk.watchTicket(ticketId), (ticket) => ticket !== null);
  const senders = await startSenders(6, "robin");
  await untilMoreBy(senders, 60);

  for (const server of servers.slice(0, 2)) {
    await server.kill();
    await replyFrom(sams, ticketId, `Written after ${server.pid}`);
    await wordsOf(caseys, ticketId, `Written after ${server.pid}`);
    await untilMoreBy(senders, 60);
  }
  await sams.quiet();
  await expectEachOnce(senders);
  const { rows } = await desk.pool.query("SELECT message FROM ticket_messages WHERE ticket_id = $1", [ticketId]);
  expect(rows).toHaveLength(2);
});

test("[S10][S11] a deploy under load, one server after the other: no write is refused and none is lost", async () => {
  const old = await startServers(2, "--drain", "4");
  const fresh: ServerProcess[] = [];
  const sams = await openDevice(balancer, "sam");
  const senders = await startSenders(6, "robin");
  const streams = await Promise.all(Array.from({ length: 30 }, () => hear(old[0]?.url ?? "", "sam")));
  await untilMoreBy(senders, 30);

  for (const server of old) {
    const stopped = server.stop();
    await soon(() => balancer.ready().includes(server.url)).toBe(false);
    if (server === old[0]) {
      // Its devices are not sent away all at once.
      await soon(() => streams.some((stream) => stream.isEnded())).toBe(true);
      expect(streams.every((stream) => stream.isEnded())).toBe(false);
    }
    expect(await stopped).toBe(0);
    balancer.remove(server.url);
    fresh.push(await startServer("--drain", "4"));
    await balancer.untilReady(2);
    await untilMoreBy(senders, 30);
  }
  for (const { events } of streams) expect(events.at(-1)).toEqual({ name: "ended", data: '{"reason":"stopping"}' });
  await expectEachOnce(senders);
  expect(new Set(senders.flatMap(({ statuses }) => statuses))).toEqual(new Set([200]));
  await sams.quiet();
  expect([...old, ...fresh].every(({ log }) => !log().includes('"level":50'))).toBe(true);
});
