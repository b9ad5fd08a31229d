// A webhook that is deleted while the desk works: no write of a ticket fails or waits for long because of it.

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startWebhookDesk, type WebhookDesk } from "../../support/webhook-desk.ts";
import { withStatus } from "../../support/webhook-receiver.ts";

let at: WebhookDesk;
beforeAll(async () => {
  at = await startWebhookDesk();
});
afterAll(() => at.stop());
afterEach(async () => {
  await at.desk.pool.query("DELETE FROM webhooks");
});

const WITHIN = { timeout: 30_000 };

async function isWaitedFor(pid: number): Promise<boolean> {
  const { rows } = await at.desk.pool.query(
    "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))) AS waits",
    [pid],
  );
  return rows[0].waits;
}

async function stateOf(id: string): Promise<string> {
  const { rows } = await at.desk.pool.query("SELECT state FROM webhooks WHERE id = $1", [id]);
  return rows[0]?.state ?? "gone";
}

test.each([
  ["a new ticket", async () => (await at.rest.makeTicket("casey")).id],
  [
    "a change",
    async (id: string) => {
      const { status } = await at.rest.ask("lead", "updateTicket", { params: { id }, body: { priority: "urgent" } });
      expect(status).toBe(200);
    },
  ],
  [
    "a message",
    async (id: string) => {
      const { status } = await at.rest.ask("casey", "addMessage", { params: { id }, body: { message: "Hello?" } });
      expect(status).toBe(201);
    },
  ],
])(
  "%s that waited for the end of a webhook's deletion is written, and told to the other one",
  async (_title, write) => {
    const { id } = await at.rest.makeTicket("casey");
    const { webhook: leaving } = await at.makeHook({ name: "Leaving" });
    const { webhook: staying } = await at.makeHook({ name: "Staying" });
    const deleting = await at.desk.pool.connect();
    const { rows } = await deleting.query("SELECT pg_backend_pid() AS pid");
    await deleting.query("BEGIN");
    await deleting.query("DELETE FROM webhooks WHERE id = $1", [leaving.id]);
    const writing = write(id);
    await expect.poll(() => isWaitedFor(rows[0].pid), WITHIN).toBe(true);
    await deleting.query("COMMIT");
    deleting.release();
    await writing;
    expect(await at.settled(staying.id)).toHaveLength(1);
  },
);

test("a write that holds the webhook's deliveries goes on while it is deleted, and both succeed", async () => {
  at.receiver.answer = withStatus(200, "Thanks");
  const { webhook } = await at.makeHook();
  const { id } = await at.rest.makeTicket("casey");
  await at.settled(webhook.id);
  const writing = await at.desk.pool.connect();
  await writing.query("BEGIN");
  // Forgets what was answered, and so holds the delivery.
  await writing.query("UPDATE support_tickets SET subject = 'Scanner' WHERE id = $1", [id]);
  const deleting = at.rest.ask("lead", "deleteWebhook", { params: { id: webhook.id } });
  await expect.poll(() => stateOf(webhook.id), WITHIN).toBe("paused");
  await writing.query("UPDATE support_tickets SET priority = 'urgent' WHERE id = $1", [id]);
  await writing.query("COMMIT");
  writing.release();
  const { status, body } = await deleting;
  expect([status, body.id, body.state]).toEqual([200, webhook.id, "active"]);
  expect(await stateOf(webhook.id)).toBe("gone");
});

test("its deliveries go before it, a batch in each transaction", async () => {
  const { webhook } = await at.makeHook({ events: ["ticket.created"] });
  await at.desk.pool.query(
    `INSERT INTO webhook_deliveries (webhook_id, event, happened_at, due_at, state)
     SELECT $1, 'webhook.test', now(), now(), 'delivered' FROM generate_series(1, 12000)`,
    [webhook.id],
  );
  expect((await at.rest.ask("lead", "deleteWebhook", { params: { id: webhook.id } })).status).toBe(200);
  const { rows } = await at.desk.pool.query("SELECT count(*)::integer AS count FROM webhook_deliveries");
  expect(rows).toEqual([{ count: 0 }]);
});
