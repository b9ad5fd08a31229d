// Requests made from the API's own document, such as it allows and such as it does not, by everybody: each is answered in
// time, as described, never with a fault of the server; and what is refused has changed nothing.
// HOLDFAST_REQUESTS sets how many, HOLDFAST_SEED which: `HOLDFAST_REQUESTS=20000 npm run try-requests`.

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ENDPOINTS } from "#protocol/rest/endpoints.ts";
import { untilDoneBehindAnswers } from "../../support/done-behind-answers.ts";
import { OPENAPI } from "../../support/openapi-check.ts";
import { createRestClient } from "../../support/rest-client.ts";
import { allowedBy, nearTo } from "../../support/schema-arbitrary.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

const REQUESTS = Number(process.env.HOLDFAST_REQUESTS ?? 300);
const SEED = Number(process.env.HOLDFAST_SEED ?? 1);
/** For what hangs, not for what is slow. */
const ANSWER_WITHIN_MS = 60_000;

let desk: TestDesk;
/** Tickets, accounts and tokens that there are, by what a path or a body may name them. */
let known: string[];

beforeAll(async () => {
  desk = await startTestDesk();
  const rest = createRestClient(desk);
  const tickets = [
    await rest.makeTicket("casey"),
    await rest.makeTicket("casey", {}, TEST_PEOPLE.sam.id),
    await rest.makeTicket("robin"),
    await rest.makeTicket("robin", {}, TEST_PEOPLE.kim.id),
  ];
  const body = { email: "nina@test.example", display_name: "Nina New", role: "support" };
  const { account } = (await rest.ask("admin", "createStaff", { body })).body;
  const { token } = (await rest.ask("casey", "createToken", { body: { name: "Export", scope: "read" } })).body;
  const hook = { name: "Shop", url: "https://shop.example.org/", events: ["ticket.created"] };
  const { webhook } = (await rest.ask("admin", "createWebhook", { body: hook })).body;
  known = [...tickets.flatMap(({ id, ticket_number }) => [id, ticket_number]), account.id, token.id, webhook.id];
});
afterAll(() => desk.stop());

interface RandomRequest {
  who: TestPerson | null;
  method: string;
  path: string;
  body: unknown;
  headers: Record<string, string>;
}

const PEOPLE = [...(Object.keys(TEST_PEOPLE) as TestPerson[]), null];
/** Without those of sessions: who has signed out has nothing more to ask. */
const operations = Object.entries(OPENAPI.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, { operationId }]) => operationId in ENDPOINTS)
    .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

function randomRequest(): fc.Arbitrary<RandomRequest> {
  const ids = known.filter((id) => !id.startsWith("TICK-"));
  const mostly = (schema: object) =>
    fc.oneof({ weight: 3, arbitrary: allowedBy(schema, ids) }, { weight: 1, arbitrary: nearTo(schema, ids) });
  return fc.constantFrom(...operations).chain(({ path, method, operation }) => {
    const inQuery = operation.parameters.filter((one) => one.in === "query");
    const query = Object.fromEntries(inQuery.map(({ name, schema }) => [name, mostly(schema).map(asText)]));
    const content = operation.requestBody?.content["application/json"];
    const id = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, fc.uuid(), fc.string({ minLength: 1 }));
    return fc.record({
      who: fc.constantFrom(...PEOPLE),
      method: fc.constant(method),
      path: fc
        .tuple(
          id,
          fc.record(query, { requiredKeys: [] }),
          fc.constantFrom("", "", "", "", "", "", "", "", "", "extra=1"),
        )
        .map(
          ([given, parts, extra]) =>
            `${path.replaceAll(/\{\w+\}/g, encodeURIComponent(given))}?${toQuery(parts)}${extra}`,
        ),
      body: content ? mostly(content.schema) : fc.constant(undefined),
      headers: fc.record(
        {
          "idempotency-key": fc.oneof({ weight: 4, arbitrary: fc.uuid() }, fc.constantFrom("a", "b"), fc.string()),
          "if-match": fc.constantFrom("*", '"1"', "nonsense", 'W/"1", "2"'),
        },
        { requiredKeys: [] },
      ),
    });
  });
}

function asText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return Buffer.from(text, "utf8").toString("utf8");
}

function toQuery(parts: Record<string, string | undefined>): string {
  const given = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const query = new URLSearchParams(given).toString();
  return query === "" ? "" : `${query}&`;
}

/** Whatever is written to these tables moves this. */
async function stateOfDesk(): Promise<string> {
  const versions = ["support_tickets", "ticket_messages", "ticket_history", "people", "notices"];
  const parts = [
    ...versions.map((table) => `(SELECT version::text FROM ${table} ORDER BY version DESC LIMIT 1)`),
    ...["operation_outcomes", "idempotency_keys"].map((table) => `(SELECT count(*) FROM ${table})`),
    "(SELECT count(*) || ' ' || count(revoked_at) FROM api_tokens)",
    "(SELECT count(*) || ' ' || sum(last_number) FROM replicas)",
    "(SELECT string_agg(concat(id, name, url, events, include_internal_notes, state, secret), ' ' ORDER BY id) FROM webhooks)",
    "(SELECT count(*) FROM webhook_deliveries)",
  ];
  const { rows } = await desk.pool.query<{ state: string }>(`SELECT concat_ws(' ', ${parts.join(", ")}) AS state`);
  return rows[0]?.state ?? "";
}

test(`${REQUESTS} requests from the document (seed ${SEED}) are answered as it says, and those refused change nothing`, {
  timeout: 120_000 + REQUESTS * 500,
}, async () => {
  const seen = new Map<number, number>();
  const property = fc.asyncProperty(randomRequest(), async ({ who, method, path, body, headers }) => {
    await untilDoneBehindAnswers(desk.pool);
    const before = await stateOfDesk();
    const response = await desk.ask(who, path, {
      method,
      headers,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
    expect(response.status).toBeLessThan(500);
    if (response.status >= 400 || method === "GET") expect(await stateOfDesk()).toBe(before);
  });
  await fc.assert(property, { numRuns: REQUESTS, seed: SEED, endOnFailure: true });
  console.log(`answers by status: ${JSON.stringify(Object.fromEntries(seen))}`);
  for (const status of [200, 201, 400, 401, 403, 404]) expect(seen.get(status) ?? 0).toBeGreaterThan(0);
});
