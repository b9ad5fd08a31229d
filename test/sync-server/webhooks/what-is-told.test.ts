// Which events there are, whichever way a ticket is written, and what is sent of them.

import { createHmac, randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WEBHOOK_PAYLOADS } from "#protocol/rest/webhook.ts";
import { transact } from "#sync-server/database/transact.ts";
import { archiveOldTickets } from "#sync-server/tickets/archive-old-tickets.ts";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { createTestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";
import { startWebhookDesk, type WebhookDesk } from "../../support/webhook-desk.ts";
import type { Received } from "../../support/webhook-receiver.ts";

let at: WebhookDesk;
beforeAll(async () => {
  at = await startWebhookDesk();
});
afterAll(() => at.stop());
afterEach(async () => {
  await at.desk.pool.query("DELETE FROM webhooks");
  at.receiver.received.length = 0;
});

const LEAD = { id: TEST_PEOPLE.lead.id, role: "admin" } as const;

/** What came, in short: the event, and for a change what changed. */
function told(): string[] {
  return at.receiver.received.map(({ body }) => [body.type, ...(body.data.changed ?? [])].join(" "));
}

function signatureOf({ headers, text }: Received, secret: string): string {
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${text}`;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}

describe("an event", () => {
  test("is sent as the document says, signed, with an id of its own", async () => {
    const { webhook, secret } = await at.makeHook();
    const { id } = await at.rest.makeTicket("casey", { subject: "Printer" });
    await at.rest.ask("sam", "addMessage", { params: { id }, body: { message: "Look inside" } });
    const deliveries = await at.settled(webhook.id);
    expect(told()).toEqual(["ticket.created", "message.created"]);
    for (const one of at.receiver.received) {
      const schema = WEBHOOK_PAYLOADS[one.body.type as keyof typeof WEBHOOK_PAYLOADS];
      expect(schema.safeParse(one.body).error?.issues).toBeUndefined();
      expect(one.headers["webhook-signature"]).toBe(signatureOf(one, secret));
      expect(one.headers["content-type"]).toBe("application/json");
    }
    expect(at.receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual(
      deliveries.map((delivery) => delivery.id).toReversed(),
    );
    const shown = (await at.rest.ask("lead", "readTicket", { params: { id } })).body;
    const { messages, history: _h, messages_next_cursor: _m, history_next_cursor: _n, ...ticket } = shown;
    expect(at.receiver.received[1]?.body.data).toEqual({ ticket_id: id, ticket, message: messages[0] });
  });

  test("tells a note's mentions by name, and a reply as it was written", async () => {
    const { webhook } = await at.makeHook({ events: ["message.created"], include_internal_notes: true });
    const { id } = await at.rest.makeTicket("casey");
    const { kim } = TEST_PEOPLE;
    const message = `Ask @[${kim.id}]`;
    await at.rest.ask("sam", "addMessage", { params: { id }, body: { message, is_internal_note: true } });
    await at.rest.ask("sam", "addMessage", { params: { id }, body: { message } });
    await at.settled(webhook.id);
    expect(at.receiver.received.map(({ body }) => body.data.message.message)).toEqual([
      `Ask @${kim.displayName}`,
      message,
    ]);
  });

  test("comes once for each request, with all that it changed", async () => {
    const { webhook } = await at.makeHook({ events: ["ticket.updated"] });
    const { id } = await at.rest.makeTicket("casey");
    const body = { status: "closed", priority: "urgent", subject: "Scanner" };
    await at.rest.ask("lead", "updateTicket", { params: { id }, body });
    await at.settled(webhook.id);
    expect(at.receiver.received).toHaveLength(1);
    const { changed, ticket } = at.receiver.received[0]?.body.data ?? {};
    expect(changed.toSorted()).toEqual(["priority", "status", "subject"]);
    expect(ticket).toMatchObject(body);
  });

  test("comes of what devices do, in the order in which it was done", async () => {
    const { webhook } = await at.makeHook();
    const [casey, sam] = [createTestDevice(at.desk, "casey"), createTestDevice(at.desk, "sam")];
    const ticketId = uuidv7();
    await casey.act({ kind: "createTicket", ticketId, args: { subject: "Printer", description: "D" } });
    await sam.act({ kind: "take", ticketId, args: {} });
    await sam.act({
      kind: "addMessage",
      ticketId,
      args: { messageId: uuidv7(), message: "Hi", isInternalNote: false },
    });
    await casey.act({ kind: "setStatus", ticketId, args: { status: "closed" } });
    await casey.act({
      kind: "addMessage",
      ticketId,
      args: { messageId: uuidv7(), message: "No, it is not", isInternalNote: false },
    });
    await at.settled(webhook.id);
    expect(told()).toEqual([
      "ticket.created",
      "ticket.updated status assigned_to",
      "message.created",
      "ticket.updated status",
      "ticket.updated status",
      "message.created",
    ]);
  });

  test("comes of nothing that was refused or rolled back, that changes no field, or that is only filed away", async () => {
    const { webhook } = await at.makeHook();
    const { id } = await at.rest.makeTicket("casey");
    await at.rest.ask("casey", "setStatus", { params: { id }, body: { status: "in_progress" } });
    await at.rest.ask("lead", "setStatus", { params: { id }, body: { status: "open" } });
    const failing = transact(at.desk.pool, async (tx) => {
      await tx.query("UPDATE support_tickets SET priority = 'low' WHERE id = $1", [id]);
      throw new Error("rolled back");
    });
    await expect(failing).rejects.toThrow("rolled back");
    await at.rest.ask("sam", "setStatus", { params: { id }, body: { status: "closed" } });
    expect(await archiveOldTickets(at.desk.services, new Date(Date.now() + 60_000))).toBeGreaterThan(0);
    await at.settled(webhook.id);
    expect(told()).toEqual(["ticket.created", "ticket.updated status"]);
  });

  test("tells of a deleted ticket without a word of it, and of nothing else in it any more", async () => {
    const { webhook } = await at.makeHook();
    const { id } = await at.rest.makeTicket("casey", { subject: "Xyzzy" });
    await at.settled(webhook.id);
    await at.desk.pool.query("UPDATE webhooks SET rests_until = now() + interval '1 hour'");
    await at.rest.ask("sam", "addMessage", { params: { id }, body: { message: "Your xyzzy is mended" } });
    await deleteTicket(at.desk.services, { ticketId: id, actor: LEAD });
    await at.passPauses();
    const deliveries = await at.settled(webhook.id);
    expect(told()).toEqual(["ticket.created", "ticket.updated deleted"]);
    expect(at.receiver.received[1]?.body.data).toEqual({ ticket_id: id, changed: ["deleted"], ticket: null });
    expect(deliveries.map(({ event, state }) => `${event} ${state}`)).toEqual([
      "ticket.updated delivered",
      "message.created dropped",
      "ticket.created delivered",
    ]);
  });

  test("is told only to webhooks that ask for it", async () => {
    const created = await at.makeHook({ name: "A", url: `${at.receiver.url}created`, events: ["ticket.created"] });
    const messages = await at.makeHook({ name: "B", url: `${at.receiver.url}messages`, events: ["message.created"] });
    const { id } = await at.rest.makeTicket("casey");
    await at.rest.ask("casey", "addMessage", { params: { id }, body: { message: "Hello?" } });
    await at.settled(created.webhook.id);
    await at.settled(messages.webhook.id);
    const came = at.receiver.received.map(({ path, body }) => `${path} ${body.type}`);
    expect(came.toSorted()).toEqual(["/created ticket.created", "/messages message.created"]);
  });

  test("of a paused webhook is not told later", async () => {
    const { webhook } = await at.makeHook();
    const set = (state: string) =>
      at.rest.ask("lead", "updateWebhook", { params: { id: webhook.id }, body: { state } });
    await set("paused");
    await at.rest.makeTicket("casey");
    await set("active");
    const { id } = await at.rest.makeTicket("casey");
    await at.settled(webhook.id);
    expect(at.receiver.received.map(({ body }) => body.data.ticket_id)).toEqual([id]);
  });
});

describe("[P3] an internal note", () => {
  test("is told only to a webhook that takes notes; to others it leaves no trace in what they count", async () => {
    const plain = await at.makeHook({ name: "A", url: `${at.receiver.url}plain` });
    const noted = await at.makeHook({ name: "B", url: `${at.receiver.url}noted`, include_internal_notes: true });
    const { id } = await at.rest.makeTicket("casey");
    const say = (message: string, isNote: boolean) =>
      at.rest.ask("sam", "addMessage", { params: { id }, body: { message, is_internal_note: isNote } });
    await say("A secret note", true);
    await say("A public word", false);
    await at.settled(plain.webhook.id);
    await at.settled(noted.webhook.id);
    const positions = (path: string) =>
      at.receiver.received
        .filter((one) => one.path === path && one.body.type === "message.created")
        .map(({ body }) => [body.data.message.message, body.data.message.position]);
    expect(positions("/noted")).toEqual([
      ["A secret note", 1],
      ["A public word", 2],
    ]);
    expect(positions("/plain")).toEqual([["A public word", 1]]);
    const plainText = at.receiver.received.filter(({ path }) => path === "/plain").map(({ text }) => text);
    expect(plainText.join()).not.toContain("secret");
  });

  test("moves no time that a webhook without notes is told; what else is changed does", async () => {
    const { webhook } = await at.makeHook({ events: ["ticket.updated"] });
    const { id } = await at.rest.makeTicket("casey");
    await at.desk.pool.query("UPDATE webhooks SET rests_until = now() + interval '1 hour'");
    await at.rest.ask("lead", "updateTicket", { params: { id }, body: { priority: "urgent" } });
    const changedAt = (await at.rest.ask("lead", "readTicket", { params: { id } })).body.updated_at;
    await at.rest.ask("sam", "addMessage", { params: { id }, body: { message: "Hm", is_internal_note: true } });
    const notedAt = (await at.rest.ask("lead", "readTicket", { params: { id } })).body.updated_at;
    expect(notedAt > changedAt).toBe(true);
    await at.passPauses();
    await at.settled(webhook.id);
    expect(at.receiver.received.map(({ body }) => body.data.ticket.updated_at)).toEqual([changedAt]);
  });

  test("that waits is not sent any more once the webhook takes none", async () => {
    const { webhook } = await at.makeHook({ events: ["message.created"], include_internal_notes: true });
    const { id } = await at.rest.makeTicket("casey");
    await at.desk.pool.query("UPDATE webhooks SET rests_until = now() + interval '1 hour'");
    await at.rest.ask("sam", "addMessage", { params: { id }, body: { message: "Hidden", is_internal_note: true } });
    const body = { include_internal_notes: false };
    await at.rest.ask("lead", "updateWebhook", { params: { id: webhook.id }, body });
    expect((await at.settled(webhook.id)).map(({ state }) => state)).toEqual(["dropped"]);
    expect(at.receiver.received).toEqual([]);
  });
});

describe("a secret", () => {
  test("is told when it is made, and in no other answer", async () => {
    const key = { headers: { "idempotency-key": randomUUID() } };
    const body = { name: "Shop", url: at.receiver.url, events: ["ticket.created"] };
    const made = await at.rest.ask("lead", "createWebhook", { body, ...key });
    const { secret, webhook } = made.body;
    const again = await at.rest.ask("lead", "createWebhook", { body, ...key });
    const others = [
      again,
      await at.rest.ask("lead", "listWebhooks"),
      await at.rest.ask("lead", "readWebhook", { params: { id: webhook.id } }),
      await at.rest.ask("lead", "listSecurityEvents", { query: { kind: "webhook_created" } }),
    ];
    expect(again.status).toBe(409);
    for (const { text } of others) expect(text).not.toContain(secret);
    expect(others[1]?.body.webhooks).toHaveLength(1);
  });

  const rotate = (id: string) => at.rest.ask("lead", "rotateWebhookSecret", { params: { id } });
  const passDay = () =>
    at.desk.pool.query(`UPDATE webhooks SET old_secrets = (SELECT jsonb_agg(jsonb_build_object(
      'secret', old ->> 'secret', 'until', (old ->> 'until')::timestamptz - interval '25 hours')) FROM jsonb_array_elements(old_secrets) AS old)`);

  test("that was rotated signs beside the new ones for a day, however often it is rotated", async () => {
    const { webhook, secret: old } = await at.makeHook();
    const middle = (await rotate(webhook.id)).body.secret;
    const fresh = (await rotate(webhook.id)).body.secret;
    await at.rest.ask("lead", "testWebhook", { params: { id: webhook.id } });
    await at.settled(webhook.id);
    await passDay();
    await at.rest.ask("lead", "testWebhook", { params: { id: webhook.id } });
    await at.settled(webhook.id);
    const [during, after] = at.receiver.received as [Received, Received];
    const signatures = [fresh, middle, old].map((secret) => signatureOf(during, secret));
    expect(during.headers["webhook-signature"]).toBe(signatures.join(" "));
    expect(after.headers["webhook-signature"]).toBe(signatureOf(after, fresh));
  });

  test("is not given while five old ones still sign, so that none in use is dropped", async () => {
    const { webhook } = await at.makeHook();
    for (let count = 0; count < 5; count += 1) expect((await rotate(webhook.id)).status).toBe(200);
    const refused = await rotate(webhook.id);
    expect([refused.status, refused.body.detail]).toEqual([
      403,
      "Five old secrets of this webhook still sign. Wait until one of them has ended, 24 hours after it was replaced.",
    ]);
    await passDay();
    expect((await rotate(webhook.id)).status).toBe(200);
  });
});

test("what is done to webhooks is a security event, without a word of their secrets", async () => {
  const { webhook } = await at.makeHook();
  const params = { id: webhook.id };
  await at.rest.ask("lead", "updateWebhook", { params, body: { name: "Till" } });
  await at.rest.ask("lead", "rotateWebhookSecret", { params });
  await at.rest.ask("lead", "deleteWebhook", { params });
  const { events } = (await at.rest.ask("lead", "listSecurityEvents")).body;
  const ours = events.filter(({ detail }: { detail: Record<string, string> }) => detail.webhook_id === webhook.id);
  expect(ours.map(({ kind }: { kind: string }) => kind)).toEqual([
    "webhook_deleted",
    "webhook_secret_rotated",
    "webhook_changed",
    "webhook_created",
  ]);
  expect(ours[0]).toMatchObject({ actor: { id: LEAD.id }, detail: { host: new URL(webhook.url).host } });
});

test("a desk has no more webhooks than can be delivered to at a time", async () => {
  for (let made = 0; made < 20; made += 1) await at.makeHook();
  const body = { name: "Shop", url: at.receiver.url, events: ["ticket.created"] };
  const refused = await at.rest.ask("lead", "createWebhook", { body });
  expect([refused.status, refused.body.detail]).toEqual([403, "The desk has 20 webhooks. Delete one first."]);
});

test.each([
  ["ftp://shop.example.org/", "must be a URL that begins with https://"],
  ["shop", "must be a URL that begins with https://"],
  ["http://shop.example.org/", "must begin with https://"],
  ["https://me:secret@shop.example.org/", "must hold no user name or password"],
  ["https://169.254.169.254/latest", "must not lead to a private address"],
])("a webhook to %s is refused with what to mend", async (url, words) => {
  const { status, body } = await at.rest.ask("lead", "createWebhook", {
    body: { name: "Shop", url, events: ["ticket.created"] },
  });
  expect(status).toBe(400);
  expect(body.errors[0]).toMatchObject({ field: "url", message: expect.stringContaining(words) });
});
