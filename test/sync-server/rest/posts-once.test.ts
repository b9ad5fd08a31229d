// Every POST of the API is carried out once, however often it is sent with its key, and whatever was done in between.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Endpoint } from "#protocol/rest/endpoint.ts";
import { ENDPOINTS } from "#protocol/rest/endpoints.ts";
import { EXAMPLE_WEBHOOK_ID } from "#protocol/rest/webhook-endpoints.ts";
import { untilDoneBehindAnswers } from "../../support/done-behind-answers.ts";
import { createRestClient, type EndpointId, type RestClient } from "../../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

let desk: TestDesk;
let rest: RestClient;
beforeAll(async () => {
  // Nothing is delivered meanwhile, for that would change what is compared.
  desk = await startTestDesk({ deliveryTimes: { lookEveryMs: 3_600_000, answerWithinMs: 10_000 } });
  rest = createRestClient(desk);
});
afterAll(() => desk.stop());

const POSTS = (Object.keys(ENDPOINTS) as EndpointId[]).filter((id) => ENDPOINTS[id].method === "post");

/** Which change by themselves, or say only when somebody came. */
const LEFT_OUT = ["idempotency_keys", "sessions", "refresh_tokens"];

async function everything(): Promise<Record<string, string>> {
  const { rows: tables } = await desk.pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1)",
    [LEFT_OUT],
  );
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await desk.pool.query(
      `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS sum FROM ${name} AS t`,
    );
    state[name] = rows[0].sum ?? "";
  }
  return state;
}

/** What the example speaks of, made for this time. */
async function paramsFor(example: Endpoint["example"]): Promise<Record<string, string>> {
  const { id } = example.params ?? {};
  if (id === undefined) return {};
  if (id.startsWith("TICK-")) return { id: (await rest.makeTicket("casey")).ticket_number };
  if (id === EXAMPLE_WEBHOOK_ID) return makeWebhook();
  const staff = { email: `${randomUUID()}@test.example`, display_name: "Nina New", role: "support" };
  const isStaff = (await desk.pool.query("SELECT FROM people WHERE id = $1 AND is_staff", [id])).rowCount === 1;
  if (isStaff) return { id: (await rest.ask("admin", "createStaff", { body: staff })).body.account.id };
  const isCustomer = (await desk.pool.query("SELECT FROM people WHERE id = $1", [id])).rowCount === 1;
  if (isCustomer) return { id };
  return { id: (await rest.ask("admin", "createToken", ENDPOINTS.createToken.example)).body.token.id };
}

async function makeWebhook(): Promise<Record<string, string>> {
  const { webhook } = (await rest.ask("admin", "createWebhook", ENDPOINTS.createWebhook.example)).body;
  const delivery = (await rest.ask("admin", "testWebhook", { params: { id: webhook.id } })).body;
  return { id: webhook.id, delivery_id: delivery.id };
}

/** What somebody else may do in between, so that doing it again would show. */
async function undo(): Promise<void> {
  await desk.pool.query("UPDATE people SET disabled_at = NULL WHERE erased_at IS NULL");
  await desk.pool.query("UPDATE webhook_deliveries SET state = 'delivered', attempts = 1");
  await untilDoneBehindAnswers(desk.pool);
}

test("there are operations to be tried", () => {
  expect(POSTS.length).toBeGreaterThan(8);
});

test.each(POSTS)("[S2] %s changes nothing when it comes again with its key", async (id) => {
  const { example, answer }: Endpoint = ENDPOINTS[id];
  const question = { ...example, params: await paramsFor(example), headers: { "idempotency-key": randomUUID() } };
  const first = await rest.ask("admin", id, question);
  expect(first.status).toBe(answer.status);
  await undo();
  const before = await everything();
  const again = await rest.ask("admin", id, question);
  expect([answer.status, 409]).toContain(again.status);
  expect(await everything()).toEqual(before);
  // Also where the key itself has been forgotten, but for what told a secret, which would be another one.
  if (ENDPOINTS[id] && !("tellsSecret" in ENDPOINTS[id])) {
    await desk.pool.query("DELETE FROM idempotency_keys");
    expect((await rest.ask("admin", id, question)).status).toBe(answer.status);
    expect(await everything()).toEqual(before);
  }
});
