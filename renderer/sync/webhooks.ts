// Webhooks of the desk: asked of the server alone, which delivers to them.

import {
  type CreateWebhook,
  type Deliveries,
  type DeliveriesQuery,
  type Delivery,
  deliveriesSchema,
  deliverySchema,
  type NewWebhook,
  newWebhookSchema,
  type UpdateWebhook,
  WEBHOOKS_PATH,
  type Webhook,
  webhookSchema,
  webhooksSchema,
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
  const one = (id: string, more = "") => `${WEBHOOKS_PATH}/${encodeURIComponent(id)}${more}`;
  return {
    list: async (signal) => (await client.get(WEBHOOKS_PATH, webhooksSchema, signal)).webhooks,
    create: (webhook) => client.post(WEBHOOKS_PATH, webhook, newWebhookSchema),
    update: (id, fields) => client.put(one(id), fields, webhookSchema),
    delete: (id) => client.delete(one(id), webhookSchema),
    rotateSecret: (id, key) => client.postOnce(one(id, "/rotate-secret"), {}, newWebhookSchema, key),
    sendTest: (id) => client.post(one(id, "/test"), {}, deliverySchema),
    deliveries: (id, { before, limit }, signal) => {
      const query = new URLSearchParams({ limit: String(limit), ...(before !== undefined && { before }) });
      return client.get(one(id, `/deliveries?${query}`), deliveriesSchema, signal);
    },
    redeliver: (id, deliveryId) =>
      client.post(one(id, `/deliveries/${encodeURIComponent(deliveryId)}/redeliver`), {}, deliverySchema),
  };
}
