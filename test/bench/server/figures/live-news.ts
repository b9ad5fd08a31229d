// How long it takes from a commit in Postgres until RxDB emits it on a live device, with one device alone, and with two
// thousand live ones while fifty changes a second are made. Light devices pull at each word of their streams, as the
// app does; the real one is measured.

import { setTimeout as delay } from "node:timers/promises";
import { createPool } from "#sync-server/database/pool.ts";
import { atMost } from "../../report.ts";
import { createDice, median, quantile } from "../../statistics.ts";
import { measureBareWay } from "../bare-way.ts";
import { benchId } from "../bench-ids.ts";
import { adminAt, agentAt, type BenchPerson, customerAt } from "../bench-people.ts";
import { type BenchProcess, startBenchProcess } from "../bench-process.ts";
import type { BenchRun } from "../bench-run.ts";
import { readCommitTimes } from "../commit-times.ts";
import { type LightDevice, openLightDevice, replyTo } from "../light-device.ts";
import { type LiveDevice, openLiveDevice } from "../live-device.ts";
import type { Emitted } from "../real-device.ts";
import { customerOf, QUEUE_EVERY, TICKETS, ticketOfAgent } from "../seed-desk.ts";
import { type ServerUnderTest, startServerUnderTest } from "../server-under-test.ts";
import { within } from "../within.ts";

const PATIENCE_MS = 30_000;
const [ADMINS_LIVE, AGENTS_LIVE, CUSTOMERS_LIVE] = [10, 89, 1_901];
const CHANGES_A_SECOND = 50;
/** Of the changes, how many concern the queue, and so every agent. */
const QUEUE_SHARE = 0.02;
const CUSTOMER_SHARE = 0.5;
/** The agent with the real device, and how many of their tickets are written to. */
const [REAL, TICKETS_WATCHED] = [0, 10];

interface Latencies {
  median: number;
  p95: number;
}

export async function measureLiveNews(run: BenchRun): Promise<void> {
  const { databaseUrl } = run.postgres;
  const server = await startServerUnderTest({ databaseUrl, name: "live-news" });
  const probe = await startProbe(server, databaseUrl);
  try {
    run.beside(
      "the bare way from a write over NOTIFY and HTTP to its reader, median ms",
      round(await measureBareWay(databaseUrl)),
    );
    const samples = run.isQuick ? 40 : 150;
    await probe.measure(10);
    const alone = await probe.measure(samples);
    run.figures.push(atMost("commit to RxDB emitting, one device, median", alone.median, 10, "ms"));
    run.figures.push(atMost("commit to RxDB emitting, one device, 95th percentile", alone.p95, 25, "ms"));
    const desk = await openDesk(server);
    const { cpuMs } = await server.usage();
    const busy = keepBusy(desk, run.isQuick ? 6_000 : 15_000);
    await delay(1_000);
    const among = await probe.measure(samples, () => busy.isOver());
    const { changes, seconds } = await busy.end;
    run.beside(
      "server CPU while 2,000 are live, share of one processor",
      round(((await server.usage()).cpuMs - cpuMs) / seconds / 1_000),
    );
    for (const device of desk) device.close();
    run.figures.push(
      atMost(
        "the same with 2,000 live devices and 50 changes a second, median",
        among.median / alone.median,
        5,
        "times",
      ),
    );
    run.beside("commit to RxDB emitting with 2,000 live, median ms", round(among.median));
    run.beside("commit to RxDB emitting with 2,000 live, 95th percentile ms", round(among.p95));
    run.beside("changes a second while 2,000 were live", round(changes / seconds));
  } finally {
    await probe.stop();
    await server.stop();
  }
}

interface Probe {
  /** Writes so many notes one after the other, each once the one before was seen. */
  measure(samples: number, isOver?: () => boolean): Promise<Latencies>;
  stop(): Promise<void>;
}

async function startProbe(server: ServerUnderTest, databaseUrl: string): Promise<Probe> {
  const real = await startBenchProcess<string>({ file: "./real-device.ts" });
  const pool = createPool(databaseUrl, { max: 1 });
  const dice = createDice(11);
  const tickets = Array.from({ length: TICKETS_WATCHED }, () => ticketOfAgent(REAL, dice));
  await real.ask({ type: "open", server: server.url, email: agentAt(REAL).email });
  await real.ask({ type: "watch", ticketIds: tickets.map((ticket) => benchId("ticket", ticket)) });
  const emitted = hearEmitted(real);
  const author = await openLightDevice({
    server,
    person: adminAt(9),
    checkpoint: await server.presentCheckpoint(adminAt(9)),
  });
  return {
    async measure(samples, isOver = () => false) {
      const sent: { version: string; messageId: string; sentAt: number }[] = [];
      for (let turn = 0; turn < samples && !isOver(); turn += 1) {
        sent.push(await writeOne(author, tickets[turn % tickets.length] ?? 1, emitted));
        await delay(30 + 60 * dice());
      }
      const commits = await readCommitTimes(
        pool,
        sent.map(({ version }) => version),
      );
      // Without the time of the commit the time of sending stands for it: no sooner, so that nothing is made to look better.
      const times = sent.map(
        ({ version, messageId, sentAt }) => (emitted.at(messageId) ?? 0) - (commits?.get(version) ?? sentAt),
      );
      return { median: median(times), p95: quantile(times, 0.95) };
    },
    async stop() {
      author.close();
      await pool.end();
      await real.stop();
    },
  };
}

async function writeOne(author: LightDevice, ticket: number, emitted: EmittedMessages) {
  const act = replyTo(ticket);
  const messageId = String(act.args.messageId);
  const sentAt = performance.timeOrigin + performance.now();
  const [outcome] = await author.push([act]);
  await within(PATIENCE_MS, emitted.until(messageId), "the real device did not emit a change");
  return { version: outcome?.version ?? "0", messageId, sentAt };
}

interface EmittedMessages {
  at(messageId: string): number | undefined;
  until(messageId: string): Promise<void>;
}

function hearEmitted(real: BenchProcess): EmittedMessages {
  const seen = new Map<string, number>();
  const waiting = new Map<string, () => void>();
  real.onMessage((message) => {
    const { messageIds, at } = message as Emitted;
    for (const id of messageIds ?? []) {
      seen.set(id, at);
      waiting.get(id)?.();
      waiting.delete(id);
    }
  });
  return {
    at: (messageId) => seen.get(messageId),
    until: (messageId) =>
      seen.has(messageId) ? Promise.resolve() : new Promise((resolve) => waiting.set(messageId, resolve)),
  };
}

async function openDesk(server: ServerUnderTest): Promise<LiveDevice[]> {
  const people = [
    ...Array.from({ length: ADMINS_LIVE }, (_, index) => adminAt(index)),
    ...Array.from({ length: AGENTS_LIVE }, (_, index) => agentAt(REAL + 1 + index)),
    ...Array.from({ length: CUSTOMERS_LIVE }, (_, index) => customerAt(index)),
  ];
  const devices: LiveDevice[] = [];
  const open = async () => {
    for (let person = people.shift(); person; person = people.shift()) {
      // Seen as a change that is not emitted, or as one that is not answered.
      const onFault = () => undefined;
      const checkpoint = await server.presentCheckpoint(person);
      const device = await openLiveDevice({ server, person, checkpoint, onFault });
      await device.untilInSync(0);
      devices.push(device);
    }
  };
  await Promise.all(Array.from({ length: 20 }, open));
  return devices;
}

interface Busy {
  isOver(): boolean;
  end: Promise<{ changes: number; seconds: number }>;
}

/** Changes at the given pace, by the devices of those they belong to, whether the ones before are answered or not. */
function keepBusy(desk: readonly LiveDevice[], milliseconds: number): Busy {
  const byPerson = new Map(desk.map((device) => [device.person.number, device]));
  const dice = createDice(3);
  const start = performance.now();
  let isOver = false;
  async function work() {
    const pushes: Promise<unknown>[] = [];
    while (performance.now() - start < milliseconds) {
      const { person, ticket } = chooseChange(dice, byPerson);
      pushes.push(byPerson.get(person.number)?.push([replyTo(ticket)]) ?? Promise.resolve());
      await delay(Math.max(0, start + (pushes.length * 1_000) / CHANGES_A_SECOND - performance.now()));
    }
    isOver = true;
    await within(PATIENCE_MS, Promise.all(pushes), "the server did not keep up with fifty changes a second");
    return { changes: pushes.length, seconds: (performance.now() - start) / 1_000 };
  }
  return { isOver: () => isOver, end: work() };
}

function chooseChange(dice: () => number, live: ReadonlyMap<number, unknown>): { person: BenchPerson; ticket: number } {
  const agent = REAL + 1 + Math.floor(dice() * AGENTS_LIVE);
  if (dice() < QUEUE_SHARE)
    return { person: agentAt(agent), ticket: QUEUE_EVERY * Math.floor(1 + dice() * (TICKETS / QUEUE_EVERY - 1)) };
  const ticket = ticketOfAgent(agent, dice);
  const isByCustomer = dice() < CUSTOMER_SHARE && live.has(customerOf(ticket));
  return { person: isByCustomer ? customerAt(customerOf(ticket) - customerAt(0).number) : agentAt(agent), ticket };
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
