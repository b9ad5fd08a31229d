import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Endpoint } from "#protocol/rest/endpoint.ts";
import { ENDPOINTS } from "#protocol/rest/endpoints.ts";
import { EXAMPLE_AGENT_ID, EXAMPLE_CUSTOMER_ID } from "#protocol/rest/examples.ts";
import { SESSION_ENDPOINTS } from "#protocol/rest/session-endpoints.ts";
import { EXAMPLE_WEBHOOK_ID } from "#protocol/rest/webhook-endpoints.ts";
import { findFault, findOperation, OPENAPI } from "../../support/openapi-check.ts";
import { addressOf, createRestClient, type EndpointId, type RestClient } from "../../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

let desk: TestDesk;
let rest: RestClient;
beforeAll(async () => {
  desk = await startTestDesk();
  rest = createRestClient(desk);
});
afterAll(() => desk.stop());

const IDS = Object.keys(ENDPOINTS) as EndpointId[];

test("the document is valid OpenAPI 3.1, is served to anybody, and tells of every endpoint", async () => {
  const served = await fetch(`${desk.url}/api/v1/openapi.json`);
  expect([served.status, served.headers.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
  const document = (await served.json()) as typeof OPENAPI;
  expect(document).toEqual(JSON.parse(JSON.stringify(OPENAPI)));
  expect(await new Validator().validate(JSON.parse(JSON.stringify(document)))).toEqual({ valid: true });
  const told = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(told.toSorted()).toEqual([...IDS, ...Object.keys(SESSION_ENDPOINTS)].toSorted());
});

test("a check that the document is held against finds what is wrong", () => {
  const schema = { $ref: "#/components/schemas/SetStatus" };
  expect(findFault(schema, { status: "open" })).toBeNull();
  expect(findFault(schema, { status: "opened" })).toMatch(/allowed values/);
  expect(findFault(schema, { status: "open", by: "me" })).toMatch(/additional properties/);
});

async function makeWebhook(): Promise<Record<string, string>> {
  const { webhook } = (await rest.ask("admin", "createWebhook", ENDPOINTS.createWebhook.example)).body;
  const delivery = (await rest.ask("admin", "testWebhook", { params: { id: webhook.id } })).body;
  return { id: webhook.id, delivery_id: delivery.id };
}

describe("the example of", () => {
  test.each(IDS)("%s has the shape that is described", (id) => {
    const { method, answer, example }: Endpoint = ENDPOINTS[id];
    const operation = findOperation(method, addressOf(id, { params: { id: "x", delivery_id: "x" } }));
    const content = operation?.requestBody?.content["application/json"];
    if (content) expect(findFault(content.schema, example.body)).toBeNull();
    const parsed = answer.schema.safeParse(example.answer);
    expect(parsed.error?.issues).toBeUndefined();
  });

  test.each(IDS)("%s works as it is printed, on a desk where there is what it speaks of", async (id) => {
    const { method, answer, example }: Endpoint = ENDPOINTS[id];
    const { body: created } = await rest.ask("admin", "createTicket", ENDPOINTS.createTicket.example);
    const params: Record<string, string> = { ...example.params };
    if (id === "revokeToken") {
      params.id = (await rest.ask("admin", "createToken", ENDPOINTS.createToken.example)).body.token.id;
    } else if (params.id === EXAMPLE_WEBHOOK_ID) {
      Object.assign(params, await makeWebhook());
    } else if (params.id?.startsWith("TICK-")) {
      params.id = created.ticket_number;
    } else if (params.id !== undefined) {
      expect([EXAMPLE_AGENT_ID, EXAMPLE_CUSTOMER_ID]).toContain(params.id);
    }
    if (id === "unassignTicket") await rest.ask("admin", "assignTicket", { ...ENDPOINTS.assignTicket.example, params });
    const asked = await rest.ask("admin", id, { ...example, params });
    expect([method, asked.status]).toEqual([method, answer.status]);
    await desk.pool.query("UPDATE people SET disabled_at = NULL WHERE erased_at IS NULL");
  });
});
