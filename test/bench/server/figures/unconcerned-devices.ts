// Whether a change costs the server more as devices that may not see it are live: the server's own processor time per
// accepted change, with ten of them and with two thousand. What the devices cost while nothing happens is taken off.

import { setTimeout as delay } from "node:timers/promises";
import { atMost } from "../../report.ts";
import { createDice, median } from "../../statistics.ts";
import { agentAt, customerAt } from "../bench-people.ts";
import type { BenchRun } from "../bench-run.ts";
import { type LightDevice, openLightDevice, replyTo } from "../light-device.ts";
import { type LightStream, openLightStreams } from "../light-stream.ts";
import { customerOf, ticketOfAgent } from "../seed-desk.ts";
import { type ServerUnderTest, startServerUnderTest } from "../server-under-test.ts";

const FEW = 10;
const MANY = 2_000;
const CLIENTS = 4;
/** Flat, but for what the noise of two measurements makes of it. */
const GOAL = 1.2;

export async function measureUnconcernedDevices(run: BenchRun): Promise<void> {
  const server = await startServerUnderTest({ databaseUrl: run.postgres.databaseUrl, name: "unconcerned-devices" });
  const [few, many]: [number[], number[]] = [[], []];
  try {
    const devices = await openDevices(server);
    const tickets = ticketsToChange();
    const strangers = findStrangers(tickets);
    const work = { server, devices, tickets, changes: run.isQuick ? 400 : 1_500 };
    await cpuPerChange(work);
    let streams = await openLightStreams(server, strangers.slice(0, FEW));
    for (let round = 0; round < (run.isQuick ? 1 : 3); round += 1) {
      few.push(await cpuPerChange(work));
      const more = await openLightStreams(server, strangers.slice(FEW, MANY));
      many.push(await cpuPerChange(work));
      await closeAll(more);
    }
    await closeAll(streams);
    streams = [];
    for (const device of devices) device.close();
  } finally {
    await server.stop();
  }
  run.figures.push(
    atMost("server CPU per change, 2,000 unconcerned devices against 10", median(many) / median(few), GOAL, "ratio"),
  );
  run.beside("server CPU per change with 10 unconcerned devices, ms", Number(median(few).toFixed(3)));
  run.beside("server CPU per change with 2,000 unconcerned devices, ms", Number(median(many).toFixed(3)));
}

interface Work {
  server: ServerUnderTest;
  devices: readonly LightDevice[];
  tickets: readonly (readonly number[])[];
  changes: number;
}

async function cpuPerChange({ server, devices, tickets, changes }: Work): Promise<number> {
  const [start, before] = [performance.now(), await server.collectedUsage()];
  let left = changes;
  await Promise.all(
    devices.map(async (device, index) => {
      const own = tickets[index] ?? [];
      for (let turn = 0; left > 0; turn += 1) {
        left -= 1;
        await device.push([replyTo(own[turn % own.length] ?? 1)]);
      }
    }),
  );
  const [end, after] = [performance.now(), await server.usage()];
  await delay(Math.min(2_000, end - start));
  const idle = ((await server.usage()).cpuMs - after.cpuMs) / (performance.now() - end);
  return (after.cpuMs - before.cpuMs - idle * (end - start)) / changes;
}

function openDevices(server: ServerUnderTest): Promise<LightDevice[]> {
  return Promise.all(
    Array.from({ length: CLIENTS }, async (_, index) => {
      const person = agentAt(index);
      return openLightDevice({ server, person, checkpoint: await server.presentCheckpoint(person) });
    }),
  );
}

function ticketsToChange(): number[][] {
  const dice = createDice(7);
  return Array.from({ length: CLIENTS }, (_, index) => Array.from({ length: 20 }, () => ticketOfAgent(index, dice)));
}

/** Customers whom none of those tickets belongs to. */
function findStrangers(tickets: readonly (readonly number[])[]) {
  const concerned = new Set(tickets.flat().map(customerOf));
  const customers = Array.from({ length: MANY + concerned.size }, (_, index) => customerAt(index));
  return customers.filter(({ number }) => !concerned.has(number)).slice(0, MANY);
}

async function closeAll(streams: readonly LightStream[]): Promise<void> {
  for (const stream of streams) stream.close();
  // The server is to have noticed.
  await delay(500);
}
