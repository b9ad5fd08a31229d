import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";

// The clock of both servers goes on a little whenever it is read while tickets are made, and passes a New Year.
let isTicking = false;
let time = Date.parse("2026-12-31T23:57:00.000Z");
const now = () => {
  if (isTicking) time += 150;
  return new Date(time);
};

let desk: TestDesk;
let second: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ now });
  second = await startTestDesk({ now, beside: desk });
});
afterAll(async () => {
  await second.stop();
  await desk.stop();
});

test("[T8][S10] 200 tickets by 32 clients of two servers across a year's end are numbered in two sequences without gap", async () => {
  const devices = Array.from({ length: 32 }, (_, at) =>
    createTestDevice(at % 2 ? desk : second, at % 3 ? "casey" : "robin"),
  );
  await Promise.all([desk.signIn("casey"), desk.signIn("robin"), second.signIn("casey"), second.signIn("robin")]);
  const given: string[] = [];
  let left = 200;
  isTicking = true;
  await Promise.all(
    devices.map(async (device) => {
      while (left > 0) {
        left -= 1;
        const ticketId = uuidv7();
        const outcome = await device.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
        if (outcome.type === "applied" && outcome.ticketNumber) given.push(outcome.ticketNumber);
        // A refused one takes no number.
        await device.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
      }
    }),
  );
  isTicking = false;

  const { rows } = await desk.pool.query<{ year: number; sequences: number[] }>(`
    SELECT number_year AS year, array_agg(number_sequence ORDER BY number_sequence) AS sequences
    FROM support_tickets GROUP BY number_year ORDER BY number_year`);
  expect(rows.map(({ year }) => year)).toEqual([2026, 2027]);
  for (const { sequences } of rows) {
    expect(sequences.length).toBeGreaterThan(10);
    expect(sequences).toEqual(sequences.map((_, at) => at + 1));
  }
  expect(new Set(given).size).toBe(200);
  expect(given).toContain("TICK-2026-0001");
  expect(given).toContain("TICK-2027-0001");
});

test("[T8] a ticket that fails after it was given a number leaves no gap", async () => {
  for (let round = 0; round < 10; round += 1) {
    const ticketId = uuidv7();
    const devices = Array.from({ length: 6 }, (_, at) => createTestDevice(at % 2 ? desk : second, "casey"));
    const outcomes = await Promise.all(
      devices.map((device) =>
        device.act({ kind: "createTicket", ticketId, args: { subject: "Same id", description: "D" } }),
      ),
    );
    expect(outcomes.filter(({ type }) => type === "applied")).toHaveLength(1);
  }
  const { rows } = await desk.pool.query<{ gaps: string }>(`
    SELECT max(number_sequence) - count(*) AS gaps FROM support_tickets GROUP BY number_year`);
  expect(rows.map(({ gaps }) => Number(gaps))).toEqual(rows.map(() => 0));
});

test("[T8] a number grows beyond four digits", async () => {
  await desk.pool.query("UPDATE ticket_counters SET last_sequence = 9999 WHERE year = 2027");
  const ticketId = uuidv7();
  const device = createTestDevice(desk, "casey");
  await desk.signIn("casey");
  const outcome = await device.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
  expect(outcome).toMatchObject({ type: "applied", ticketNumber: "TICK-2027-10000" });
});
