// Webhooks of the desk: asked of the server alone, which delivers to them. How is fetched when an admin first does, for nobody
// needs it before the first screen stands.

import type {
  CreateWebhook,
  Deliveries,
  DeliveriesQuery,
  Delivery,
  NewWebhook,
  UpdateWebhook,
  Webhook,
} from "#protocol/rest/webhook.ts";
import type { AccountClient } from "./account-client.ts";

/** Each is refused with a ProblemAnswer that says why, or ends in a TransportFault where the server can't be reached. */
export interface Webhooks {
  /** By name. */
  list(signal?: AbortSignal): Promise<readonly Webhook[]>;
  /** The secret is told this once. */
  create(webhook: CreateWebhook): Promise<NewWebhook>;
  update(id: string, fields: UpdateWebhook): Promise<Webhook>;
  delete(id: string): Promise<Webhook>;
  /** The secret is told this once; under one `key` it is given once, however often it is asked for. */
  rotateSecret(id: string, key: string): Promise<NewWebhook>;
  sendTest(id: string): Promise<Delivery>;
  /** A page, the newest first; `before` is the `next_before` of the page before. */
  deliveries(id: string, page: DeliveriesQuery, signal?: AbortSignal): Promise<Deliveries>;
  redeliver(id: string, deliveryId: string): Promise<Delivery>;
}

export function createWebhooks(client: AccountClient): Webhooks {
  const calls = async () => (await import("./webhook-calls.ts")).createWebhookCalls(client);
  return {
    list: async (signal) => (await calls()).list(signal),
    create: async (webhook) => (await calls()).create(webhook),
    update: async (id, fields) => (await calls()).update(id, fields),
    delete: async (id) => (await calls()).delete(id),
    rotateSecret: async (id, key) => (await calls()).rotateSecret(id, key),
    sendTest: async (id) => (await calls()).sendTest(id),
    deliveries: async (id, page, signal) => (await calls()).deliveries(id, page, signal),
    redeliver: async (id, deliveryId) => (await calls()).redeliver(id, deliveryId),
  };
}
