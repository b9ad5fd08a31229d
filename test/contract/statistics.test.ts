// The figures are counted twice: by the server in SQL, and by a device that holds the same tickets with the functions of
// the domain. Both must come to the same, whatever has happened.

import { afterAll, beforeAll, expect, it } from "vitest";
import type { Period } from "#domain/statistics/period.ts";
import type { Statistics } from "#domain/statistics/statistics.ts";
import { writeRandomHistory } from "../support/random-history.ts";
import { pickFrom, seededRandom } from "../support/seeded-random.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { openDevice } from "./support/devices.ts";

const SEED = Number(process.env.HOLDFAST_SEED ?? 20_261_125);
const random = seededRandom(SEED);
const ZONES = ["UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata"];

let testDesk: TestDesk;
beforeAll(async () => {
  testDesk = await startTestDesk();
  await writeRandomHistory(testDesk.pool, { random, tickets: 300, until: new Date(), days: 80 });
});
afterAll(() => testDesk.stop());

function randomPeriod(): Period {
  const now = Date.now();
  const dayBack = (days: number) => new Date(now - days * 86_400_000).toISOString().slice(0, 10);
  const to = Math.floor(random() * 30) - 2;
  return { from: dayBack(to + Math.floor(random() * 25)), to: dayBack(to), timeZone: pickFrom(random, ZONES) };
}

/** Each is of its own moment, and sorts names by its own alphabet. */
function comparable({ at: _at, people, ...statistics }: Statistics) {
  return { ...statistics, people: people.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

it(`server and device come to the same figures on random data (seed ${SEED})`, async () => {
  const device = await openDevice(testDesk, "lead");
  await device.quiet();
  const { ofServer, ofDevice } = device.desk.statistics;
  let closed = 0;
  let answered = 0;
  for (let turn = 0; turn < 12; turn += 1) {
    const period = randomPeriod();
    const server = await ofServer(period);
    expect(comparable(await ofDevice(period))).toEqual(comparable(server));
    closed += server.flow.closed;
    answered += server.flowBefore.firstResponse.count;
  }
  expect(Math.min(closed, answered)).toBeGreaterThan(50);
});
