// What the server refuses, as the person reads it: by the reason that a real answer gives, in both languages. Every reason is
// brought about, but `last-super-admin`: whoever could, is one.

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { API_TOKENS_MAX } from "#protocol/account/api-tokens.ts";
import { type ProblemReason, problemSchema } from "#protocol/problem.ts";
import { WEBHOOKS_MAX } from "#protocol/rest/webhook-limits.ts";
import { ProblemAnswer } from "#renderer/sync/http-fault.ts";
import { speak } from "#renderer/texts/texts.ts";
import { toFaultText } from "#renderer/ticket-display/fault-words.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { createRestClient, type RestAnswer, type RestClient } from "../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { TEST_PEOPLE } from "../support/test-people.ts";

let desk: TestDesk;
let rest: RestClient;
beforeAll(async () => {
  desk = await startTestDesk();
  rest = createRestClient(desk);
});
afterEach(async () => {
  await speak({ language: "en", locale: "en-GB" });
  await desk.pool.query("DELETE FROM webhooks");
});
afterAll(() => desk.stop());

const makeHook = (fields: object = {}) => {
  const body = { name: "Shop", url: "https://shop.example.org/", events: ["ticket.created"], ...fields };
  return rest.ask("lead", "createWebhook", { body });
};
const withUrl = (url: string) => () => makeHook({ url });
const ofHook = async () => ({ params: { id: (await makeHook()).body.webhook.id as string } });

async function lastOf(times: number, ask: () => Promise<RestAnswer>): Promise<RestAnswer> {
  for (let time = 1; time < times; time += 1) expect((await ask()).status).toBeLessThan(300);
  return ask();
}

/** The search waits for a table that nobody gives free, until it is given up. */
async function searchInVain(): Promise<RestAnswer> {
  const other = createPool(desk.databaseUrl, { max: 1 });
  const client = await other.connect();
  try {
    await client.query("BEGIN; LOCK TABLE search_texts IN ACCESS EXCLUSIVE MODE");
    return await rest.ask("sam", "listAllTickets", { query: { search: "printer" } });
  } finally {
    await client.query("ROLLBACK");
    client.release();
    await other.end();
  }
}

const staff = (who: "lead" | "admin", id: string) => rest.ask(who, "disableStaff", { params: { id } });
const newStaff = { email: "kim@test.example", display_name: "Kim", role: "support" };

type Situation = readonly [ask: () => Promise<RestAnswer>, english: string, german: string];

const SITUATIONS = {
  "too-many-webhooks": [() => lastOf(WEBHOOKS_MAX + 1, makeHook), "20 webhooks", "20 Webhooks"],
  "too-many-old-secrets": [
    async () => {
      const one = await ofHook();
      return lastOf(6, () => rest.ask("lead", "rotateWebhookSecret", one));
    },
    "Wait until one of them ends",
    "Warten Sie",
  ],
  "webhook-not-active": [
    async () => {
      const one = await ofHook();
      await rest.ask("lead", "updateWebhook", { ...one, body: { state: "paused" } });
      return rest.ask("lead", "testWebhook", one);
    },
    "Resume it first",
    "Setzen Sie ihn zuerst fort",
  ],
  "url-malformed": [withUrl("shop"), "begins with https://", "mit https:// beginnt"],
  "url-with-credentials": [withUrl("https://me:secret@shop.example.org/"), "user name", "Benutzername"],
  "url-with-fragment": [withUrl("https://shop.example.org/#top"), "Leave the #", "Lassen Sie das #"],
  "url-private": [withUrl("https://10.0.0.1/"), "it is private", "Sie ist privat"],
  "url-not-https": [withUrl("http://shop.example.org/"), "--webhook-allow", "--webhook-allow"],
  "too-many-tokens": [
    () =>
      lastOf(API_TOKENS_MAX + 1, () => rest.ask("casey", "createToken", { body: { name: "Export", scope: "read" } })),
    "Revoke one first",
    "Widerrufen Sie zuerst eines",
  ],
  "account-not-yours": [() => staff("lead", TEST_PEOPLE.admin.id), "to this account", "mit diesem Konto"],
  "own-account": [() => staff("admin", TEST_PEOPLE.admin.id), "your own account", "mit Ihrem eigenen Konto"],
  "address-taken": [() => rest.ask("admin", "createStaff", { body: newStaff }), "another address", "andere Adresse"],
  "search-took-too-long": [searchInVain, "Add a word or a filter", "Ergänzen Sie ein Wort"],
} as const satisfies Record<Exclude<ProblemReason, "last-super-admin">, Situation>;

test.each(Object.entries(SITUATIONS))("[T9] %s is told, and how to mend it", async (reason, [ask, english, german]) => {
  const { text } = await ask();
  const problem = problemSchema.parse(JSON.parse(text));
  expect(problem.reason).toBe(reason);
  const fault = new ProblemAnswer(problem);
  expect(toFaultText(fault)).toContain(english);
  await speak({ language: "de", locale: "de-DE" });
  expect(toFaultText(fault)).toContain(german);
});
