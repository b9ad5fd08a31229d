// Servers that die, and servers that work at the same time: every event arrives, in order, under the id it was given.

import { afterEach, beforeEach, expect, test } from "vitest";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { startWebhookDesk, type WebhookDesk } from "../../support/webhook-desk.ts";
import { withStatus } from "../../support/webhook-receiver.ts";

let at: WebhookDesk;
const servers: ServerProcess[] = [];
beforeEach(async () => {
  // The desk of the test delivers nothing by itself.
  at = await startWebhookDesk({ deliveryTimes: { lookEveryMs: 3_600_000, answerWithinMs: 20_000 } });
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  await at.stop();
});

const WITHIN = { timeout: 60_000 };

async function startServer(): Promise<ServerProcess> {
  const env = { DATABASE_URL: at.desk.databaseUrl, HOLDFAST_WEBHOOK_ALLOW: "127.0.0.1", NODE_ENV: "production" };
  const server = await startServerProcess(["--port", "0"], env);
  servers.push(server);
  return server;
}

const isDelivered = async (id: string) => (await at.log(id)).every(({ state }) => state === "delivered");
const ids = () => at.receiver.received.map(({ headers }) => headers["webhook-id"]);

test("[S1] what was committed before a server died is delivered by the next", async () => {
  const { webhook } = await at.makeHook({ events: ["ticket.created"] });
  await at.rest.makeTicket("casey");
  expect(at.receiver.received).toEqual([]);
  await startServer();
  await expect.poll(() => isDelivered(webhook.id), WITHIN).toBe(true);
  expect(at.receiver.received).toHaveLength(1);
});

test("[S2] what was under way when a server was killed is sent again by another, under the same id", async () => {
  const { webhook } = await at.makeHook({ events: ["ticket.created"] });
  at.receiver.answer = () => undefined;
  const first = await startServer();
  await at.rest.makeTicket("casey");
  await expect.poll(() => at.receiver.received.length, WITHIN).toBe(1);
  await first.kill();
  at.receiver.answer = withStatus(204);
  await startServer();
  const { rows } = await at.desk.pool.query("SELECT leased_until > clock_timestamp() AS leased FROM webhooks");
  expect(rows).toEqual([{ leased: true }]);
  // As if the minute that a lease lasts were over.
  await at.desk.pool.query("UPDATE webhooks SET leased_until = clock_timestamp()");
  await expect.poll(() => isDelivered(webhook.id), WITHIN).toBe(true);
  const [sent, sentAgain, ...more] = ids();
  expect([sentAgain, more]).toEqual([sent, []]);
});

test("[S10] two servers at once deliver each event once, in the order of the changes", async () => {
  const { webhook } = await at.makeHook({ events: ["ticket.created", "message.created"] });
  await Promise.all([startServer(), startServer()]);
  const { id } = await at.rest.makeTicket("casey");
  for (let position = 1; position <= 30; position += 1) {
    await at.rest.ask("casey", "addMessage", { params: { id }, body: { message: `Line ${position}` } });
  }
  await expect.poll(() => isDelivered(webhook.id), WITHIN).toBe(true);
  expect(new Set(ids()).size).toBe(31);
  const positions = at.receiver.received.slice(1).map(({ body }) => body.data.message.position);
  expect(positions).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});

test("a server that is stopped ends what it has begun, and another goes on at once", async () => {
  const { webhook } = await at.makeHook({ events: ["ticket.created"] });
  const first = await startServer();
  let release: () => void = () => undefined;
  at.receiver.answer = (response) => {
    release = () => response.writeHead(204).end();
  };
  await at.rest.makeTicket("casey");
  await at.rest.makeTicket("casey");
  await expect.poll(() => at.receiver.received.length, WITHIN).toBe(1);
  const stopping = first.stop();
  at.receiver.answer = withStatus(204);
  release();
  expect(await stopping).toBe(0);
  expect(at.receiver.received).toHaveLength(1);
  await startServer();
  await expect.poll(() => isDelivered(webhook.id), WITHIN).toBe(true);
  expect(new Set(ids()).size).toBe(2);
});
