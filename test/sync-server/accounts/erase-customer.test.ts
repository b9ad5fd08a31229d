// A customer's data is deleted at their request: afterwards nothing in the database, and nothing on a device, tells of them.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { WEBHOOKS_PATH } from "#protocol/rest/webhook.ts";
import { enablePerson } from "#sync-server/accounts/disable-person.ts";
import { ERASED_NAME } from "#sync-server/accounts/erase-customer.ts";
import { ERASED_WORDS, eraseWords, findUnfinishedErasures } from "#sync-server/accounts/erase-words.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PASSWORD, TEST_PEOPLE } from "../../support/test-people.ts";
import { startReceiver, type WebhookReceiver } from "../../support/webhook-receiver.ts";

const { casey: CASEY, robin: ROBIN, lead: LEAD } = TEST_PEOPLE;
/** In every word of casey's, and of what others wrote to them. */
const WORDS = /xyzzy|casey/i;

let desk: TestDesk;
const devices = {} as Record<"casey" | "robin" | "sam" | "lead", TestDevice>;
const [own, closed, moved] = [uuidv7(), uuidv7(), uuidv7()];

let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await startReceiver();
  desk = await startTestDesk({ webhookAllow: "127.0.0.1" });
  await startEchoingWebhook();
  for (const who of ["casey", "robin", "sam", "lead"] as const) devices[who] = createTestDevice(desk, who);
  const { casey, sam, lead, robin } = devices;
  for (const ticketId of [own, closed, moved]) {
    const args = { subject: "My xyzzy broke", description: "The xyzzy, says Casey" };
    await casey.act({ kind: "createTicket", ticketId, args });
    await casey.act({ kind: "addMessage", ticketId, args: message("And again: xyzzy", false) });
  }
  await sam.act({ kind: "take", ticketId: own, args: {} });
  await sam.act({ kind: "addMessage", ticketId: own, args: message("Your xyzzy is mended", false) });
  await sam.act({ kind: "addMessage", ticketId: own, args: message("Casey's xyzzy was fine", true) });
  await sam.act({ kind: "setStatus", ticketId: closed, args: { status: "closed" } });
  // Overruled, so that there is a notice and an outcome with words.
  await lead.act({ kind: "editFields", ticketId: own, args: { subject: "Xyzzy of Casey" } });
  const seen = { fields: { subject: "My xyzzy broke" } };
  await lead.act({ kind: "editFields", ticketId: own, args: { subject: "Another xyzzy" }, seen });
  await lead.act({ kind: "editFields", ticketId: moved, args: { customer: { id: ROBIN.id } } });
  await robin.act({ kind: "addMessage", ticketId: moved, args: message("It is mine now", false) });
  for (const device of Object.values(devices)) await device.pull();
  await vi.waitUntil(async () => (await countWaiting()) === 0, { timeout: 30_000 });
});
afterAll(async () => {
  await desk.stop();
  await receiver.stop();
});

/** Its endpoint answers with all that it is told, which the log of deliveries then shows. */
async function startEchoingWebhook(): Promise<void> {
  receiver.answer = (response, { text }) => response.end(text);
  const events = ["ticket.created", "ticket.updated", "message.created"];
  const hook = { name: "Echo", url: receiver.url, events, include_internal_notes: true };
  const response = await desk.ask("lead", WEBHOOKS_PATH, { method: "POST", body: JSON.stringify(hook) });
  expect(response.status).toBe(201);
}

async function countWaiting(): Promise<number> {
  const { rows } = await desk.pool.query(
    "SELECT count(*)::int AS count FROM webhook_deliveries WHERE state = 'waiting'",
  );
  return rows[0].count;
}

function message(words: string, isInternalNote: boolean) {
  return { messageId: uuidv7(), message: words, isInternalNote };
}

/** Every row of every table, as text. */
async function everything(): Promise<string[]> {
  const { rows: tables } = await desk.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await desk.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`);
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

const tellTales = async () => (await everything()).filter((row) => WORDS.test(row));
const SECURITY_EVENTS_PATH = "/api/v1/support/admin/security-events";
const eraseCustomerPath = (id: string) => `/api/v1/support/admin/customers/${id}/erase`;
const erase = (who: "lead" | "sam" | "robin", id: string) => desk.ask(who, eraseCustomerPath(id), { method: "POST" });

describe("erasing a customer", () => {
  test.each(["sam", "robin"] as const)("[P1] is refused to %s", async (who) => {
    expect((await erase(who, CASEY.id)).status).toBe(403);
    expect((await tellTales()).length).toBeGreaterThan(10);
  });

  test.each([
    ["staff", TEST_PEOPLE.sam.id, 403],
    ["nobody", uuidv7(), 404],
    ["what is no id", "casey", 404],
  ])("is refused for %s", async (_whom, id, status) => {
    const response = await erase("lead", id);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
  });

  test("takes nothing apart for the search that goes a moment later; renaming does", async () => {
    const anew = `SELECT FROM search_texts AS s JOIN support_tickets AS t ON t.id = s.id
      WHERE t.user_id = $1 AND s.xmin = pg_current_xact_id()::xid`;
    const tx = await desk.pool.connect();
    await tx.query("BEGIN");
    await tx.query(
      `UPDATE people SET display_name = $2, password_hash = NULL, disabled_at = now(), erased_at = now() WHERE id = $1`,
      [CASEY.id, ERASED_NAME],
    );
    expect((await tx.query(anew, [CASEY.id])).rowCount).toBe(0);
    await tx.query("UPDATE people SET display_name = 'Robin Renamed' WHERE id = $1", [ROBIN.id]);
    expect((await tx.query(anew, [ROBIN.id])).rowCount).toBe(1);
    await tx.query("ROLLBACK");
    tx.release();
  });

  test("[S8] leaves no word and no name, in the database or on a device that had them", async () => {
    expect(devices.lead.tickets().length).toBe(3);
    const told = (await everything()).filter((row) => row.startsWith("public.webhook_deliveries") && WORDS.test(row));
    expect(told.length).toBeGreaterThan(5);
    expect((await erase("lead", CASEY.id)).status).toBe(200);
    await expect.poll(tellTales, { timeout: 30_000 }).toEqual([]);

    for (const who of ["lead", "sam", "robin"] as const) {
      // What is written by then is told once no transaction of before is open any more.
      const pulled = async () => {
        await devices[who].pull();
        return JSON.stringify(devices[who].state());
      };
      await expect.poll(pulled, { timeout: 30_000 }).not.toMatch(WORDS);
    }
    expect(devices.lead.tickets().map(({ id }) => id)).toEqual([moved]);
    expect(devices.sam.tickets()).toMatchObject([{ id: moved, subject: ERASED_WORDS, description: ERASED_WORDS }]);
    expect(devices.robin.messages(moved)).toMatchObject([
      { message: ERASED_WORDS, authorName: ERASED_NAME },
      { message: "It is mine now" },
    ]);
  });

  test("[S4] what devices hold then is what the server shows to who asks from the beginning", async () => {
    for (const who of ["lead", "sam", "robin"] as const) {
      const fresh = createTestDevice(desk, who);
      await fresh.pull();
      expect(devices[who].state()).toEqual(fresh.state());
    }
  });

  test("[T8] numbers stay, as empty records, and the next ticket takes the next", async () => {
    const { rows } = await desk.pool.query(
      "SELECT number_sequence AS n, subject FROM support_tickets WHERE deleted_at IS NOT NULL ORDER BY 1",
    );
    expect(rows).toEqual([
      { n: 1, subject: "" },
      { n: 2, subject: "" },
    ]);
    const outcome = await devices.robin.act({
      kind: "createTicket",
      ticketId: uuidv7(),
      args: { subject: "S", description: "D" },
    });
    expect(outcome).toMatchObject({ ticketNumber: expect.stringMatching(/-0004$/) });
  });

  test("[P5] ends their sessions: the device is told that the account has gone, and nobody signs in as them", async () => {
    const answer = await desk.ask("casey", AUTH_PATHS.me);
    expect(await answer.json()).toMatchObject({ type: "urn:holdfast:problem:account-disabled" });
    const body = JSON.stringify({ email: "casey@test.example", password: TEST_PASSWORD });
    const headers = { "content-type": "application/json" };
    expect((await fetch(desk.url + AUTH_PATHS.signIn, { method: "POST", headers, body })).status).toBe(401);
  });

  test("is for good: the account comes not back, and nobody opens a ticket for it", async () => {
    const managed = { actor: LEAD, personId: CASEY.id };
    await expect(enablePerson(desk.services, managed)).rejects.toMatchObject({ type: "not-found" });
    const args = { subject: "S", description: "D", customer: { id: CASEY.id } };
    const outcome = await devices.lead.act({ kind: "createTicket", ticketId: uuidv7(), args });
    expect(outcome).toMatchObject({ type: "refused", refusal: { code: "unknown_customer" } });
  });

  test("is written down, without telling who it was; twice is as once", async () => {
    expect((await erase("lead", CASEY.id)).status).toBe(200);
    const answer = await desk.ask("lead", `${SECURITY_EVENTS_PATH}?kind=customer_erased`);
    expect(await answer.json()).toMatchObject({
      events: [{ subject: { id: CASEY.id, display_name: ERASED_NAME } }, { actor: { id: LEAD.id } }],
    });
    await eraseWords(desk.services, CASEY.id);
    expect(await tellTales()).toEqual([]);
  });

  /** As where the server stopped amid it. */
  async function breakOff(): Promise<void> {
    await desk.pool.query("UPDATE people SET words_erased_at = NULL WHERE id = $1", [CASEY.id]);
  }

  test("goes on with what it left", async () => {
    expect(await findUnfinishedErasures(desk.services)).toEqual([]);
    await breakOff();
    await desk.pool.query("UPDATE support_tickets SET user_id = $1 WHERE id = $2", [CASEY.id, moved]);
    expect(await findUnfinishedErasures(desk.services)).toEqual([CASEY.id]);
    expect(await eraseWords(desk.services, CASEY.id)).toBe(1);
    expect(await findUnfinishedErasures(desk.services)).toEqual([]);
  });

  test("breaks off where the server stops, for the next to go on", async () => {
    await desk.pool.query(
      "UPDATE support_tickets SET deleted_at = NULL, subject = 'S', description = 'D' WHERE id = $1",
      [moved],
    );
    const services = { ...desk.services, stopping: AbortSignal.abort() };
    await breakOff();
    await expect(eraseWords(services, CASEY.id)).rejects.toThrow("erased by the next");
    expect(await findUnfinishedErasures(desk.services)).toEqual([CASEY.id]);
    expect(await eraseWords(desk.services, CASEY.id)).toBe(1);
  });

  test("goes on with words of theirs in a ticket that is another customer's, and leaves what is written there afterwards", async () => {
    const ticketId = uuidv7();
    const args = { subject: "S", description: "D" };
    await devices.robin.act({ kind: "createTicket", ticketId, args });
    await desk.pool.query("UPDATE support_tickets SET created_by = $1 WHERE id = $2", [CASEY.id, ticketId]);
    await breakOff();
    expect(await findUnfinishedErasures(desk.services)).toEqual([CASEY.id]);
    expect(await eraseWords(desk.services, CASEY.id)).toBe(1);
    await devices.lead.act({ kind: "editFields", ticketId, args: { description: "As told by phone" } });
    expect(await findUnfinishedErasures(desk.services)).toEqual([]);
  });
});
