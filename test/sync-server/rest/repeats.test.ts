import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemTypeOf } from "#protocol/problem.ts";
import { createRestClient, type RestClient } from "../../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

let desk: TestDesk;
let rest: RestClient;
beforeAll(async () => {
  desk = await startTestDesk();
  rest = createRestClient(desk);
});
afterAll(() => desk.stop());

const TICKET = { subject: "Printer", description: "It stops" };
const keyed = (key: string) => ({ headers: { "idempotency-key": key } });

async function countTickets(): Promise<number> {
  return (await rest.ask("admin", "listAllTickets")).body.total.count;
}

test("[S2] a ticket is created once, however often and from however many places it is asked for", async () => {
  const before = await countTickets();
  const question = { body: TICKET, ...keyed(randomUUID()) };
  const answers = await Promise.all(Array.from({ length: 8 }, () => rest.ask("casey", "createTicket", question)));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await countTickets()).toBe(before + 1);
});

test("[S2] a reply is written once, and the repeat is answered with it", async () => {
  const { id } = await rest.makeTicket("casey");
  const question = { params: { id }, body: { message: "Hello" }, ...keyed(randomUUID()) };
  const first = await rest.ask("casey", "addMessage", question);
  const again = await rest.ask("casey", "addMessage", question);
  expect(again.body).toEqual(first.body);
  expect((await rest.ask("casey", "readTicket", { params: { id } })).body.messages).toHaveLength(1);
});

test("[S1] a key works for long after it has been forgotten", async () => {
  const question = { body: TICKET, ...keyed(randomUUID()) };
  const first = await rest.ask("casey", "createTicket", question);
  await desk.pool.query("DELETE FROM idempotency_keys");
  const again = await rest.ask("casey", "createTicket", question);
  expect(again.body.id).toBe(first.body.id);
});

test("the same key of two people is two keys, and without a key each request is another", async () => {
  const key = randomUUID();
  const casey = await rest.ask("casey", "createTicket", { body: TICKET, ...keyed(key) });
  const robin = await rest.ask("robin", "createTicket", { body: TICKET, ...keyed(key) });
  const more = [
    await rest.ask("casey", "createTicket", { body: TICKET }),
    await rest.ask("casey", "createTicket", { body: TICKET }),
  ];
  expect(new Set([casey, robin, ...more].map(({ body }) => body.id)).size).toBe(4);
});

test("a key that came with another request is refused, until it is forgotten after a day", async () => {
  const key = randomUUID();
  const first = await rest.ask("casey", "createTicket", { body: TICKET, ...keyed(key) });
  const other = { body: { ...TICKET, subject: "Scanner" }, ...keyed(key) };
  const refused = await rest.ask("casey", "createTicket", other);
  expect([refused.status, problemTypeOf(refused.body)]).toEqual([422, "idempotency-key-reused"]);
  const elsewhere = await rest.ask("casey", "addMessage", {
    params: { id: first.body.id },
    body: { message: "Hello" },
    ...keyed(key),
  });
  expect(elsewhere.status).toBe(422);
  await desk.pool.query("UPDATE idempotency_keys SET created_at = created_at - interval '25 hours'");
  expect((await rest.ask("casey", "createTicket", other)).status).toBe(201);
  const { rows } = await desk.pool.query<{ key: string }>("SELECT key FROM idempotency_keys");
  expect(rows).toEqual([{ key }]);
});

test("a request that was refused may be mended and sent again under its key", async () => {
  const { id } = await rest.makeTicket("casey");
  const key = randomUUID();
  const note = { params: { id }, body: { message: "Hello", is_internal_note: true }, ...keyed(key) };
  expect((await rest.ask("casey", "addMessage", note)).status).toBe(403);
  const mended = await rest.ask("casey", "addMessage", { ...note, body: { message: "Hello" } });
  expect(mended.status).toBe(201);
});

test("what told a secret is not repeated: the account is made once, its password told once", async () => {
  const body = { email: `${randomUUID()}@test.example`, display_name: "Nina New", role: "support" };
  const question = { body, ...keyed(randomUUID()) };
  expect((await rest.ask("admin", "createStaff", question)).status).toBe(201);
  const again = await rest.ask("admin", "createStaff", question);
  expect([again.status, problemTypeOf(again.body)]).toEqual([409, "already-done"]);
  expect(again.text).not.toContain('password":');
});

test.each(["", " ", "a b", "ä", "x".repeat(256)])("the key %j is refused as such", async (key) => {
  const headers = new Headers();
  headers.set("idempotency-key", Buffer.from(key, "utf8").toString("latin1"));
  const { status, body } = await rest.ask("casey", "createTicket", {
    body: TICKET,
    headers: Object.fromEntries(headers),
  });
  expect(status).toBe(400);
  expect(body.errors[0].field).toBe("Idempotency-Key");
});
