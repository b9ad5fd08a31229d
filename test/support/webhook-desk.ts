// A desk with a receiver for its webhooks beside it, and what tests of webhooks ask of them.

import { expect } from "vitest";
import type { CreateWebhook, Delivery, NewWebhook } from "#protocol/rest/webhook.ts";
import { createRestClient, type RestClient } from "./rest-client.ts";
import { startTestDesk, type TestDesk, type TestDeskOptions } from "./test-desk.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

export interface WebhookDesk {
  desk: TestDesk;
  rest: RestClient;
  receiver: WebhookReceiver;
  makeHook(given?: Partial<CreateWebhook>): Promise<NewWebhook>;
  /** The newest first. */
  log(webhookId: string): Promise<Delivery[]>;
  /** Waits until nothing is due any more, and returns the log. */
  settled(webhookId: string): Promise<Delivery[]>;
  /** As if the pauses after what failed were over. */
  passPauses(): Promise<void>;
  stop(): Promise<void>;
}

export const QUICK = { lookEveryMs: 20, answerWithinMs: 20_000 };
const WITHIN = { timeout: 30_000 };

export async function startWebhookDesk(options: TestDeskOptions = {}): Promise<WebhookDesk> {
  const receiver = await startReceiver();
  const desk = await startTestDesk({ webhookAllow: "127.0.0.1", deliveryTimes: QUICK, ...options });
  const rest = createRestClient(desk);

  async function log(id: string): Promise<Delivery[]> {
    return (await rest.ask("lead", "listWebhookDeliveries", { params: { id }, query: { limit: "200" } })).body
      .deliveries;
  }

  return {
    desk,
    rest,
    receiver,
    log,
    async makeHook(given = {}) {
      const events = ["ticket.created", "ticket.updated", "message.created"];
      const body = { name: "Shop", url: receiver.url, events, ...given };
      const { status, body: made } = await rest.ask("lead", "createWebhook", { body });
      expect(status).toBe(201);
      return made;
    },
    async settled(webhookId) {
      const now = new Date().toISOString();
      const isDue = ({ next_attempt_at: next }: Delivery) => next !== null && next <= now;
      await expect.poll(async () => (await log(webhookId)).some(isDue), WITHIN).toBe(false);
      return log(webhookId);
    },
    async passPauses() {
      await desk.pool.query("UPDATE webhook_deliveries SET due_at = happened_at WHERE state = 'waiting'");
      await desk.pool.query("UPDATE webhooks SET rests_until = NULL");
    },
    async stop() {
      await desk.stop();
      await receiver.stop();
    },
  };
}
