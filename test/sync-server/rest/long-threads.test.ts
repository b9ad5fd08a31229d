// Threads that have grown for years: page by page, without a gap, a repeat or a note that is not to be seen.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRestClient, type EndpointId, type RestClient } from "../../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

const MESSAGES = 10_000;
/** Every tenth is a note. */
const NOTES = MESSAGES / 10;
const LENGTH = 20_000;
const BATCH = 500;

let desk: TestDesk;
let rest: RestClient;
let id: string;
beforeAll(async () => {
  desk = await startTestDesk();
  rest = createRestClient(desk);
  id = (await rest.makeTicket("casey")).id;
  const { sam } = desk.people;
  const client = await desk.pool.connect();
  // Without the words that are taken apart for the search: two hundred million letters are not what is tested.
  await client.query("BEGIN; SET LOCAL session_replication_role = replica");
  for (let first = 1; first < MESSAGES; first += BATCH) {
    await client.query(
      `INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
         public_position, written_at, created_at, updated_at)
       SELECT gen_random_uuid(), $1, $2, repeat('long ', $3 / 5), n % 10 = 0, true, n, CASE WHEN n % 10 > 0 THEN n - n / 10 END,
         now(), now(), now() FROM generate_series($4::int, $5::int) AS n`,
      [id, sam.id, LENGTH, first, first + BATCH - 1],
    );
  }
  await client.query(
    `INSERT INTO ticket_history (id, ticket_id, actor_id, field, from_value, to_value, at)
     SELECT gen_random_uuid(), $1, $2, CASE WHEN n % 2 = 0 THEN 'status' ELSE 'priority' END, 'a', 'b',
       now() + n / 3 * interval '1 millisecond' FROM generate_series(1, $3) AS n`,
    [id, sam.id, 1_000],
  );
  await client.query("COMMIT");
  client.release();
}, 300_000);
afterAll(() => desk.stop());

interface Page {
  items: { id: string; position: number; at: string; is_internal_note: boolean }[];
  next: string | null;
}

async function readPage(who: "sam" | "casey", endpoint: EndpointId, cursor: string | null): Promise<Page> {
  const query = { limit: "100", ...(cursor === null ? {} : { cursor }) };
  const { status, body } = await rest.ask(who, endpoint, { params: { id }, query });
  expect(status).toBe(200);
  return { items: body.messages ?? body.history, next: body.next_cursor };
}

test("a ticket is answered with how its thread begins, and where it goes on", async () => {
  const { text, body } = await rest.ask("sam", "readTicket", { params: { id } });
  expect([body.messages.length, body.history.length]).toEqual([50, 50]);
  expect(text.length).toBeLessThan(51 * (LENGTH + 2_000));
  const next = await readPage("sam", "listMessages", body.messages_next_cursor);
  expect(next.items[0]?.position).toBe(51);
  const later = await readPage("sam", "listHistory", body.history_next_cursor);
  expect(later.items.some((one) => body.history.some((entry: { id: string }) => entry.id === one.id))).toBe(false);
});

test("ten thousand long messages are read to the end, each once, in order", async () => {
  const positions: number[] = [];
  for (let next: string | null = "0"; next !== null; ) {
    const page: Page = await readPage("sam", "listMessages", next);
    positions.push(...page.items.map(({ position }) => position));
    next = page.next;
  }
  expect(positions).toEqual(Array.from({ length: MESSAGES }, (_, index) => index + 1));
}, 300_000);

test("[P3] a customer pages through what they may read, and counts no gap where a note is", async () => {
  const last = MESSAGES - NOTES;
  const { items, next } = await readPage("casey", "listMessages", String(last - 100));
  expect(items.map(({ position }) => position)).toEqual(Array.from({ length: 100 }, (_, index) => last - 99 + index));
  expect(items.some((one) => one.is_internal_note)).toBe(false);
  expect(next).toBeNull();
  const history = await readPage("casey", "listHistory", null);
  expect(history.items.length).toBe(100);
});

test("history is read to the end, each entry once, the oldest first", async () => {
  const entries: Page["items"] = [];
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page: Page = await readPage("sam", "listHistory", cursor);
    entries.push(...page.items);
    cursor = page.next;
  }
  expect(new Set(entries.map((entry) => entry.id)).size).toBe(1_001);
  expect(entries.length).toBe(1_001);
  const moments = entries.map(({ at }) => at);
  expect(moments).toEqual(moments.toSorted());
});

test.each(["-1", "1.5", "x", "99999999999", `2026-01-01T00:00:00.000Z_${randomUUID()}`, "2026_1"])(
  "the cursor %s is refused where it is none",
  async (cursor) => {
    const endpoints = cursor.includes("Z_") ? (["listMessages"] as const) : (["listMessages", "listHistory"] as const);
    for (const endpoint of endpoints) {
      const { status, body } = await rest.ask("sam", endpoint, { params: { id }, query: { cursor } });
      expect([status, body.errors[0].field]).toEqual([400, "cursor"]);
    }
  },
);
