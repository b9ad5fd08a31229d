// What is asked of the server about webhooks, and what its answers are.

import {
  deliveriesSchema,
  deliverySchema,
  newWebhookSchema,
  WEBHOOKS_PATH,
  webhookSchema,
  webhooksSchema,
} from "#protocol/rest/webhook.ts";
import type { AccountClient } from "./account-client.ts";
import type { Webhooks } from "./webhooks.ts";

export function createWebhookCalls(client: AccountClient): Webhooks {
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
