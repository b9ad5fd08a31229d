import { afterEach, expect, test } from "vitest";
import { problemTypeOf } from "#protocol/problem.ts";
import { createRestClient } from "../../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

let desk: TestDesk;
afterEach(() => desk.stop());

const PLENTY = 100_000;

test("an account that asks too much is told when to come again, others go on", async () => {
  desk = await startTestDesk({ requestLimits: { windowMs: 60_000, perAccount: 3, perAddress: PLENTY } });
  const rest = createRestClient(desk);
  for (let times = 0; times < 3; times += 1) expect((await rest.ask("casey", "listTickets")).status).toBe(200);
  const refused = await rest.ask("casey", "createTicket", { body: { subject: "Printer", description: "It stops" } });
  expect([refused.status, problemTypeOf(refused.body)]).toEqual([429, "too-many-requests"]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  expect(refused.headers.get("ratelimit")).toMatch(/"account";\s*r=0/);
  expect(refused.headers.get("ratelimit-policy")).toMatch(/"account";\s*q=3;\s*w=60/);
  expect((await rest.ask("robin", "listTickets")).body.total.count).toBe(0);
});

test("an address that asks too much is refused before it is known who asks", async () => {
  desk = await startTestDesk({ requestLimits: { windowMs: 60_000, perAccount: PLENTY, perAddress: 4 } });
  const rest = createRestClient(desk);
  for (let times = 0; times < 4; times += 1) expect((await rest.ask(null, "listTickets")).status).toBe(401);
  expect((await rest.ask(null, "listTickets")).status).toBe(429);
  const refused = await rest.ask("casey", "listTickets");
  expect([refused.status, refused.headers.get("retry-after") === null]).toEqual([429, false]);
  expect(refused.headers.get("ratelimit-policy")).toMatch(/"address";\s*q=4/);
});
