// Endpoints that fail, in each way that they can: what is tried again, what is given up, and that nobody else waits for it.

import { randomUUID } from "node:crypto";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Delivery } from "#protocol/rest/webhook.ts";
import { startWebhookDesk, type WebhookDesk } from "../../support/webhook-desk.ts";
import { startReceiver, withStatus } from "../../support/webhook-receiver.ts";

let at: WebhookDesk;
beforeAll(async () => {
  // As short as an endpoint that never answers is to be waited for here.
  at = await startWebhookDesk({ deliveryTimes: { lookEveryMs: 20, answerWithinMs: 1_500 } });
});
afterAll(() => at.stop());
afterEach(async () => {
  await at.desk.pool.query("DELETE FROM webhooks");
  at.receiver.received.length = 0;
  at.receiver.answer = withStatus(204);
});

const WITHIN = { timeout: 30_000 };

async function read(id: string) {
  return (await at.rest.ask("lead", "readWebhook", { params: { id } })).body;
}

async function firstAttempt(url: string): Promise<Delivery> {
  const { webhook } = await at.makeHook({ url });
  await at.rest.ask("lead", "testWebhook", { params: { id: webhook.id } });
  await expect.poll(async () => (await at.log(webhook.id))[0]?.attempts, WITHIN).toBe(1);
  return (await at.log(webhook.id))[0]!;
}

describe("a delivery", () => {
  test("that is answered with an error is tried again under the same id, until it is taken", async () => {
    const { webhook } = await at.makeHook({ events: ["ticket.created"] });
    at.receiver.answer = withStatus(500, "Out of paper\0");
    await at.rest.makeTicket("casey");
    const [failed] = await at.settled(webhook.id);
    expect(failed).toMatchObject({ state: "waiting", attempts: 1, response_status: 500, fault: "status" });
    expect(failed?.response_excerpt).toBe("Out of paper\uFFFD");
    expect(Date.parse(failed?.next_attempt_at ?? "")).toBeGreaterThan(Date.parse(failed?.attempted_at ?? ""));
    expect((await read(webhook.id)).failing_since).not.toBeNull();
    at.receiver.answer = withStatus(200, "Thanks");
    await at.passPauses();
    const [taken] = await at.settled(webhook.id);
    expect(taken).toMatchObject({ state: "delivered", attempts: 2, response_status: 200, fault: null });
    expect(taken).toMatchObject({ response_excerpt: "Thanks", next_attempt_at: null });
    expect(new Set(at.receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(await read(webhook.id)).toMatchObject({ failing_since: null, waiting_deliveries: 0 });
  });

  test("whose answer was lost is sent again under the same id, by which the receiver tells", async () => {
    const { webhook } = await at.makeHook({ events: ["ticket.created"] });
    at.receiver.answer = (response) => response.destroy();
    await at.rest.makeTicket("casey");
    expect((await at.settled(webhook.id))[0]).toMatchObject({ state: "waiting", fault: "connection_failed" });
    at.receiver.answer = withStatus(204);
    await at.passPauses();
    expect((await at.settled(webhook.id))[0]).toMatchObject({ state: "delivered", attempts: 2 });
    const [first, second] = at.receiver.received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.text).toBe(first?.text);
  });

  test("is sent late as the ticket stands then, never older than what was sent before", async () => {
    const { webhook } = await at.makeHook({ events: ["ticket.created", "ticket.updated"] });
    at.receiver.answer = (response, { body }) => response.writeHead(body.type === "ticket.created" ? 503 : 204).end();
    const { id } = await at.rest.makeTicket("casey", { priority: "low" });
    await at.settled(webhook.id);
    await at.rest.ask("lead", "updateTicket", { params: { id }, body: { priority: "urgent" } });
    await at.settled(webhook.id);
    at.receiver.answer = withStatus(204);
    await at.passPauses();
    await at.settled(webhook.id);
    expect(at.receiver.received.map(({ body }) => [body.type, body.data.ticket.priority])).toEqual([
      ["ticket.created", "low"],
      ["ticket.updated", "urgent"],
      ["ticket.created", "urgent"],
    ]);
  });

  test("is given up after nine attempts, and may be sent again by hand, once for each request", async () => {
    const { webhook } = await at.makeHook({ events: ["ticket.created"] });
    at.receiver.answer = withStatus(500);
    await at.rest.makeTicket("casey");
    const delivery = (await at.settled(webhook.id))[0]!;
    await at.desk.pool.query("UPDATE webhook_deliveries SET attempts = 8 WHERE id = $1", [delivery.id]);
    await at.passPauses();
    expect((await at.settled(webhook.id))[0]).toMatchObject({ state: "failed", attempts: 9, next_attempt_at: null });
    at.receiver.answer = withStatus(204);
    const question = {
      params: { id: webhook.id, delivery_id: delivery.id },
      headers: { "idempotency-key": randomUUID() },
    };
    expect((await at.rest.ask("lead", "redeliverWebhook", question)).body.state).toBe("waiting");
    expect((await at.settled(webhook.id))[0]).toMatchObject({ state: "delivered", attempts: 1 });
    const came = at.receiver.received.length;
    expect((await at.rest.ask("lead", "redeliverWebhook", question)).body.state).toBe("delivered");
    await at.settled(webhook.id);
    expect(at.receiver.received).toHaveLength(came);
  });

  test("is not tried while nothing is sent to the webhook", async () => {
    const { webhook } = await at.makeHook();
    const params = { id: webhook.id };
    await at.rest.ask("lead", "updateWebhook", { params, body: { state: "paused" } });
    const { status, body } = await at.rest.ask("lead", "testWebhook", { params });
    expect([status, body.detail]).toEqual([400, "Nothing is sent to this webhook now. Resume it first."]);
  });
});

describe("the log says why it failed:", () => {
  test("a redirect, which is not followed", async () => {
    at.receiver.answer = (response) => response.writeHead(302, { location: `${at.receiver.url}elsewhere` }).end();
    expect(await firstAttempt(at.receiver.url)).toMatchObject({ fault: "redirected", response_status: 302 });
    expect(at.receiver.received.map(({ path }) => path)).toEqual(["/"]);
  });

  test("another protocol instead of an answer, after which the server still stops", async () => {
    const switching = createServer((socket) => {
      socket.once("data", () =>
        socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
      );
      socket.on("error", () => undefined);
    });
    await new Promise<void>((resolve) => switching.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(switching.address() as AddressInfo).port}/`;
    expect(await firstAttempt(url)).toMatchObject({ fault: "connection_failed", response_status: null });
    switching.close();
  });

  test("no answer in time", async () => {
    at.receiver.answer = () => undefined;
    expect(await firstAttempt(at.receiver.url)).toMatchObject({ fault: "no_answer", response_status: null });
  });

  test("nobody listens", async () => {
    const gone = await startReceiver();
    await gone.stop();
    expect(await firstAttempt(gone.url)).toMatchObject({ fault: "connection_failed" });
  });

  test("something that speaks no TLS", async () => {
    const server = createServer((socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    expect(await firstAttempt(`https://127.0.0.1:${port}/`)).toMatchObject({ fault: "certificate_invalid" });
    server.close();
  });

  test("a URL that the settings allow no more", async () => {
    const { webhook } = await at.makeHook();
    const url = at.receiver.url.replace("127.0.0.1", "localhost");
    await at.desk.pool.query("UPDATE webhooks SET url = $2 WHERE id = $1", [webhook.id, url]);
    await at.rest.ask("lead", "testWebhook", { params: { id: webhook.id } });
    await expect.poll(async () => (await at.log(webhook.id))[0]?.fault, WITHIN).toBe("address_not_allowed");
    expect(at.receiver.received).toEqual([]);
  });

  test("an answer that goes on for ever is read as far as is shown, and its status counts", async () => {
    at.receiver.answer = (response) => {
      response.writeHead(200);
      const pour = () => !response.destroyed && response.write("ä".repeat(10_000), pour);
      pour();
    };
    const delivery = await firstAttempt(at.receiver.url);
    expect(delivery).toMatchObject({ state: "delivered", response_status: 200 });
    expect(delivery.response_excerpt).toBe("ä".repeat(512));
  });
});

describe("an endpoint that fails", () => {
  test("holds up no other", async () => {
    const slow = await startReceiver();
    slow.answer = () => undefined;
    const { webhook: slowHook } = await at.makeHook({ name: "Slow", url: slow.url });
    const { webhook } = await at.makeHook();
    for (let made = 0; made < 5; made += 1) await at.rest.makeTicket("casey");
    await expect.poll(() => at.receiver.received.length, WITHIN).toBe(5);
    expect((await at.settled(webhook.id)).every(({ state }) => state === "delivered")).toBe(true);
    expect((await at.log(slowHook.id)).some(({ state }) => state === "delivered")).toBe(false);
    await slow.stop();
  });

  test("is left alone for a while after three failures, and then gets all that has waited, in order", async () => {
    const { webhook } = await at.makeHook({ events: ["ticket.created"] });
    at.receiver.answer = withStatus(503);
    const made: string[] = [];
    for (let count = 0; count < 6; count += 1) made.push((await at.rest.makeTicket("casey")).id);
    const failures = async () => {
      const { rows } = await at.desk.pool.query("SELECT failures, rests_until > now() AS rests FROM webhooks");
      return rows[0];
    };
    await expect.poll(failures, WITHIN).toEqual({ failures: 3, rests: true });
    expect(at.receiver.received.map(({ body }) => body.data.ticket_id)).toEqual(made.slice(0, 3));
    at.receiver.received.length = 0;
    at.receiver.answer = withStatus(204);
    await at.passPauses();
    await at.settled(webhook.id);
    expect(at.receiver.received.map(({ body }) => body.data.ticket_id)).toEqual(made);
  });

  test("for three days is switched off, and admins are told; resumed it is delivered to again", async () => {
    const { webhook } = await at.makeHook({ events: ["ticket.created"] });
    at.receiver.answer = withStatus(500);
    await at.rest.makeTicket("casey");
    await at.settled(webhook.id);
    await at.desk.pool.query("UPDATE webhooks SET failing_since = failing_since - interval '3 days'");
    await at.passPauses();
    await expect.poll(async () => (await read(webhook.id)).state, WITHIN).toBe("switched_off");
    const { events } = (await at.rest.ask("lead", "listSecurityEvents", { query: { kind: "webhook_switched_off" } }))
      .body;
    expect(events).toMatchObject([{ actor: null, detail: { webhook_id: webhook.id } }]);
    at.receiver.answer = withStatus(204);
    await at.rest.ask("lead", "updateWebhook", { params: { id: webhook.id }, body: { state: "active" } });
    await at.passPauses();
    expect((await at.settled(webhook.id))[0]).toMatchObject({ state: "delivered" });
    expect(await read(webhook.id)).toMatchObject({ state: "active", failing_since: null });
  });

  test("that says it is gone is switched off at once", async () => {
    at.receiver.answer = withStatus(410);
    const { webhook } = await at.makeHook({ events: ["ticket.created"] });
    await at.rest.makeTicket("casey");
    await expect.poll(async () => (await read(webhook.id)).state, WITHIN).toBe("switched_off");
  });
});
