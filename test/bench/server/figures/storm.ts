// A thousand devices come back at once, each with two replies to send and ten documents to fetch: until all of them are
// in sync, against the time that the same two thousand replies take when they are sent one after another. A few real
// devices are among them, and somebody who was at work goes on meanwhile.

import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { atMost, rounded } from "../../report.ts";
import { createDice, median, quantile } from "../../statistics.ts";
import { benchId, benchIdSql } from "../bench-ids.ts";
import { ADMINS, AGENTS, agentAt, CUSTOMERS, customerAt } from "../bench-people.ts";
import { type BenchProcess, startBenchProcess } from "../bench-process.ts";
import type { BenchRun } from "../bench-run.ts";
import { openLightDevice, replyTo } from "../light-device.ts";
import { openLiveDevice } from "../live-device.ts";
import { ticketOfAgent } from "../seed-desk.ts";
import { type ServerUnderTest, startServerUnderTest } from "../server-under-test.ts";
import { within } from "../within.ts";

const DEVICES = 1_000;
const REAL = 2;
const MESSAGES = 8;
/** Eight messages and the two tickets they are in. */
const DOCUMENTS = MESSAGES + 2;
const REPLIES = 2;
const PATIENCE_MS = 60_000;
const NEW_MESSAGES = 0xd00000000;

export async function measureStorm(run: BenchRun): Promise<void> {
  const { databaseUrl } = run.postgres;
  const server = await startServerUnderTest({ databaseUrl, name: "storm" });
  const reals = await Promise.all(Array.from({ length: REAL }, (_, at) => sendAway(server, DEVICES - REAL + at)));
  try {
    const { oneByOne, cpuMs: cpuAlone } = await sendOneByOne(server, run.isQuick ? 200 : 600);
    const checkpoint = await server.presentCheckpoint(customerAt(0));
    await writeWhatIsMissed(databaseUrl);
    const working = keepWorking(server);
    const before = await server.usage();
    const start = performance.now();
    const [light, real] = await Promise.all([
      Promise.all(Array.from({ length: DEVICES - REAL }, (_, index) => comeBack(server, { index, checkpoint, start }))),
      Promise.all(reals.map((one, at) => reconnect(one, { index: DEVICES - REAL + at, start }))),
    ]);
    const times = [...light.map(({ time }) => time), ...real];
    const together = Math.max(...times);
    const cpu = (await server.usage()).cpuMs - before.cpuMs;
    const worked = await working.stop();
    run.figures.push(
      atMost("1,000 devices back at once, against sending one by one", together / oneByOne, 0.5, "ratio"),
    );
    run.beside("1,000 devices back at once: all in sync after, ms", Math.round(together));
    run.beside("half of them in sync after, ms", Math.round(median(times)));
    run.beside("the same replies sent one after another, ms", Math.round(oneByOne));
    run.beside("server CPU for each device that is back, ms", rounded(cpu / DEVICES) ?? "");
    const pulls = light.reduce((sum, { pullsAsked }) => sum + pullsAsked, 0);
    run.beside("pulls by each device that is back", rounded(pulls / light.length) ?? "");
    run.beside("server CPU for a reply that is sent alone, ms", rounded(cpuAlone) ?? "");
    run.beside("a reply by somebody at work during the storm, median ms", Math.round(median(worked)));
    run.beside("a reply by somebody at work during the storm, slowest ms", Math.round(quantile(worked, 1)));
  } finally {
    await Promise.all(reals.map((real) => real.stop()));
    await server.stop();
  }
}

/** The tickets of a customer in which something is new, by the customer's index. */
function ticketsOf(index: number): number[] {
  return [CUSTOMERS + index, 2 * CUSTOMERS + index];
}

/** Two others of their tickets: where something new has come unseen a reply would be held back (M3). */
function ticketsToAnswer(index: number): number[] {
  return [index === 0 ? 4 * CUSTOMERS : index, 3 * CUSTOMERS + index];
}

/** What a customer's device is to fetch: eight messages by their agents, four in each of two tickets. */
function messagesFor(index: number): string[] {
  return Array.from({ length: MESSAGES }, (_, at) => benchId("message", NEW_MESSAGES + index * 100 + at));
}

/** A real device that goes offline and is written on there. */
async function sendAway(server: ServerUnderTest, index: number): Promise<BenchProcess> {
  const real = await startBenchProcess<string>({ file: "./real-device.ts" });
  const tickets = ticketsOf(index);
  await real.ask({ type: "open", server: server.url, email: customerAt(index).email });
  await real.ask({ type: "watch", ticketIds: tickets.map((ticket) => benchId("ticket", ticket)) });
  await real.ask({ type: "cut" });
  const submissions = ticketsToAnswer(index).map((ticket) => {
    const { kind, ticketId, args } = replyTo(ticket);
    return { kind, ticketId, args };
  });
  await real.ask({ type: "submit", submissions });
  return real;
}

async function reconnect(real: BenchProcess, { index, start }: { index: number; start: number }): Promise<number> {
  await real.ask({ type: "reconnect", messageIds: messagesFor(index) });
  return performance.now() - start;
}

interface Returning {
  index: number;
  checkpoint: Awaited<ReturnType<ServerUnderTest["presentCheckpoint"]>>;
  start: number;
}

interface Returned {
  time: number;
  pullsAsked: number;
}

async function comeBack(server: ServerUnderTest, { index, checkpoint, start }: Returning): Promise<Returned> {
  const person = customerAt(index);
  let fail: (error: Error) => void = () => undefined;
  const failing = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const device = await openLiveDevice({ server, person, checkpoint, onFault: (error) => fail(error) });
  const inSync = device.untilInSync(DOCUMENTS);
  await device.push(ticketsToAnswer(index).map((ticket) => replyTo(ticket)));
  await within(PATIENCE_MS, Promise.race([inSync, failing]), "a device was not in sync in time");
  const time = performance.now() - start;
  device.close();
  return { time, pullsAsked: device.pullsAsked() };
}

/** How long all the replies of the storm take one after another, and what one costs the server, from a part of them. */
async function sendOneByOne(server: ServerUnderTest, count: number): Promise<{ oneByOne: number; cpuMs: number }> {
  const person = agentAt(1);
  const dice = createDice(5);
  const device = await openLightDevice({ server, person, checkpoint: await server.presentCheckpoint(person) });
  for (let warm = 0; warm < count / 4; warm += 1) await device.push([replyTo(ticketOfAgent(1, dice))]);
  const before = await server.usage();
  const start = performance.now();
  for (let sent = 0; sent < count; sent += 1) await device.push([replyTo(ticketOfAgent(1, dice))]);
  const oneByOne = ((performance.now() - start) / count) * DEVICES * REPLIES;
  const cpuMs = ((await server.usage()).cpuMs - before.cpuMs) / count;
  device.close();
  return { oneByOne, cpuMs };
}

/** Somebody who writes a reply every now and then, and waits for each. */
function keepWorking(server: ServerUnderTest): { stop(): Promise<number[]> } {
  const person = agentAt(2);
  const dice = createDice(9);
  const times: number[] = [];
  let isOver = false;
  const work = async () => {
    const device = await openLightDevice({ server, person, checkpoint: await server.presentCheckpoint(person) });
    while (!isOver) {
      const start = performance.now();
      await device.push([replyTo(ticketOfAgent(2, dice))]);
      times.push(performance.now() - start);
      await delay(50);
    }
    device.close();
  };
  const working = work();
  return {
    async stop() {
      isOver = true;
      await working;
      return times;
    },
  };
}

async function writeWhatIsMissed(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const ticket = benchIdSql("ticket", `(1 + at / 4) * ${CUSTOMERS} + i`);
  await client.query(
    `WITH written AS (
       INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
         public_position, written_at, created_at, updated_at)
       SELECT ${benchIdSql("message", `${NEW_MESSAGES} + i * 100 + at`)}, t.id, ${benchIdSql("person", String(1 + ADMINS + AGENTS - 1))},
         'We have found it: the fuse of hall two was too small. It is being replaced today.', false, true,
         t.last_position + 1 + at % 4, t.last_public_position + 1 + at % 4, now(), now(), now()
       FROM generate_series(0, ${DEVICES - 1}) AS i CROSS JOIN generate_series(0, ${MESSAGES - 1}) AS at
       JOIN support_tickets AS t ON t.id = ${ticket}
     )
     UPDATE support_tickets SET last_position = last_position + 4, last_public_position = last_public_position + 4,
       public_version = pg_current_xact_id()
     WHERE id IN (SELECT ${ticket} FROM generate_series(0, ${DEVICES - 1}) AS i, generate_series(0, ${MESSAGES - 1}) AS at)`,
  );
  await client.end();
}
