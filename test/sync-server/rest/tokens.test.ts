import { afterAll, beforeAll, expect, test } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { API_TOKENS_MAX, API_TOKENS_PATH, type NewApiToken } from "#protocol/account/api-tokens.ts";
import { problemTypeOf } from "#protocol/problem.ts";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { createRestClient, type RestClient } from "../../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let now = new Date("2026-06-01T08:00:00.000Z");
let desk: TestDesk;
let rest: RestClient;
beforeAll(async () => {
  desk = await startTestDesk({ now: () => now });
  rest = createRestClient(desk);
});
afterAll(() => desk.stop());

const TICKETS = "/api/v1/support/tickets";
const TICKET = { subject: "Printer", description: "It stops" };

async function makeToken(who: TestPerson, scope: "read" | "write"): Promise<NewApiToken> {
  const { status, body } = await rest.ask(who, "createToken", { body: { name: " Export ", scope } });
  expect(status).toBe(201);
  return body;
}

function askWith(secret: string, path: string, method = "GET", body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${secret}` };
  return desk.ask(null, path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

async function problemOf(response: Response): Promise<[number, string]> {
  return [response.status, problemTypeOf((await response.json()) as { type: string })];
}

test("a token acts for its person, and its secret is kept nowhere", async () => {
  const { token, secret } = await makeToken("casey", "write");
  expect(token).toMatchObject({ name: "Export", scope: "write", last_used_at: null });
  expect(secret).toMatch(/^holdfast_[\w-]{43}$/);
  const created = await askWith(secret, TICKETS, "POST", TICKET);
  expect(created.status).toBe(201);
  expect(await created.json()).toMatchObject({ user_id: TEST_PEOPLE.casey.id });
  const { rows } = await desk.pool.query("SELECT t::text AS line FROM api_tokens AS t");
  expect(JSON.stringify(rows)).not.toContain(secret.slice(9));
  const listed = await rest.ask("casey", "listTokens");
  expect(listed.body.tokens.map(({ id }: { id: string }) => id)).toEqual([token.id]);
  expect(listed.text).not.toContain(secret);
});

test("when it was used last is told to the minute", async () => {
  const { token, secret } = await makeToken("robin", "read");
  const lastUse = async () => (await rest.ask("robin", "listTokens")).body.tokens[0].last_used_at;
  const started = now;
  await askWith(secret, TICKETS);
  expect(await lastUse()).toBe(started.toISOString());
  now = new Date(started.getTime() + 30_000);
  await askWith(secret, TICKETS);
  expect(await lastUse()).toBe(started.toISOString());
  now = new Date(started.getTime() + 61_000);
  await askWith(secret, TICKETS);
  expect(await lastUse()).toBe(now.toISOString());
  await rest.ask("robin", "revokeToken", { params: { id: token.id } });
});

test("a token of scope read changes nothing", async () => {
  const { secret } = await makeToken("sam", "read");
  expect((await askWith(secret, TICKETS)).status).toBe(200);
  expect((await askWith(secret, TICKETS, "HEAD")).status).toBe(200);
  expect(await problemOf(await askWith(secret, TICKETS, "POST", TICKET))).toEqual([403, "forbidden"]);
  const { id } = await rest.makeTicket("casey");
  const close = await askWith(secret, `${TICKETS}/${id}/status`, "PUT", { status: "closed" });
  expect(await problemOf(close)).toEqual([403, "forbidden"]);
});

test("[P1] a token makes no other, lists none, and opens nothing of the app's own", async () => {
  const { secret } = await makeToken("admin", "write");
  expect((await askWith(secret, API_TOKENS_PATH, "POST", { name: "More", scope: "write" })).status).toBe(403);
  expect((await askWith(secret, API_TOKENS_PATH)).status).toBe(403);
  expect((await askWith(secret, AUTH_PATHS.me)).status).toBe(401);
  expect((await askWith(secret, AUTH_PATHS.signOut, "POST")).status).toBe(401);
  expect((await askWith(secret, PUSH_PATH, "POST", {})).status).toBe(401);
});

test("a revoked token is worth nothing, and nobody revokes another's", async () => {
  const { token, secret } = await makeToken("sam", "write");
  expect((await rest.ask("kim", "revokeToken", { params: { id: token.id } })).status).toBe(404);
  expect((await askWith(secret, TICKETS)).status).toBe(200);
  for (let times = 0; times < 2; times += 1) {
    expect((await rest.ask("sam", "revokeToken", { params: { id: token.id } })).status).toBe(200);
  }
  expect(await problemOf(await askWith(secret, TICKETS))).toEqual([401, "not-signed-in"]);
  expect(await problemOf(await askWith(`${secret}x`, TICKETS))).toEqual([401, "not-signed-in"]);
});

test("[P5] disabling an account ends its tokens for good, and another password does as well", async () => {
  const params = { id: TEST_PEOPLE.kim.id };
  const { secret } = await makeToken("kim", "write");
  await rest.ask("admin", "disableStaff", { params });
  expect((await askWith(secret, TICKETS)).status).toBe(401);
  await rest.ask("admin", "enableStaff", { params });
  expect((await askWith(secret, TICKETS)).status).toBe(401);
  const { secret: other } = await makeToken("lead", "write");
  await rest.ask("admin", "resetStaffPassword", { params: { id: TEST_PEOPLE.lead.id } });
  expect((await askWith(other, TICKETS)).status).toBe(401);
});

test("nobody has more tokens than there may be, also when they are asked for at once", async () => {
  const asked = Array.from({ length: API_TOKENS_MAX + 5 }, () =>
    rest.ask("robin", "createToken", { body: { name: "Many", scope: "read" } }),
  );
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(API_TOKENS_MAX);
  expect(statuses.filter((status) => status === 403)).toHaveLength(5);
});
