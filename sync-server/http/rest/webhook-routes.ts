import { WEBHOOK_ENDPOINTS } from "#protocol/rest/webhook-endpoints.ts";
import { listDeliveries, redeliver, sendTest } from "../../webhooks/delivery-log.ts";
import {
  createWebhook,
  deleteWebhook,
  rotateSecret,
  unknownWebhook,
  updateWebhook,
} from "../../webhooks/manage-webhooks.ts";
import { findWebhook, listWebhooks } from "../../webhooks/read-webhooks.ts";
import { parseId } from "../parse-request.ts";
import { type Serving, serve } from "./serve.ts";

/** Other systems that are told of what happens. */
export function serveWebhooks(serving: Serving): void {
  const { services } = serving;
  serve(serving, WEBHOOK_ENDPOINTS.listWebhooks, async () => ({
    body: { webhooks: await listWebhooks(services.pool) },
  }));
  serve(serving, WEBHOOK_ENDPOINTS.createWebhook, async ({ actor, body, idFor }) => ({
    body: await createWebhook(services, { actor, webhookId: idFor("webhook"), ...body }),
  }));
  serve(serving, WEBHOOK_ENDPOINTS.readWebhook, async ({ params }) => {
    const webhook = await findWebhook(services.pool, parseWebhookId(params.id));
    if (!webhook) throw unknownWebhook();
    return { body: webhook };
  });
  serve(serving, WEBHOOK_ENDPOINTS.updateWebhook, async ({ actor, params, body }) => ({
    body: await updateWebhook(services, { actor, webhookId: parseWebhookId(params.id), ...body }),
  }));
  serve(serving, WEBHOOK_ENDPOINTS.deleteWebhook, async ({ actor, params }) => ({
    body: await deleteWebhook(services, { actor, webhookId: parseWebhookId(params.id) }),
  }));
  serve(serving, WEBHOOK_ENDPOINTS.rotateWebhookSecret, async ({ actor, params, idFor }) => {
    const webhookId = parseWebhookId(params.id);
    return { body: await rotateSecret(services, { actor, webhookId, requestId: idFor("rotation") }) };
  });
  serve(serving, WEBHOOK_ENDPOINTS.testWebhook, async ({ params, idFor }) => {
    const webhookId = parseWebhookId(params.id);
    return { body: await sendTest(services, { webhookId, deliveryId: idFor("delivery") }) };
  });
  serve(serving, WEBHOOK_ENDPOINTS.listWebhookDeliveries, async ({ params, query }) => ({
    body: await listDeliveries(services, parseWebhookId(params.id), query),
  }));
  serve(serving, WEBHOOK_ENDPOINTS.redeliverWebhook, async ({ params, idFor }) => {
    const webhookId = parseWebhookId(params.id);
    const deliveryId = parseId(params.delivery_id, "There is no such delivery of this webhook.");
    return { body: await redeliver(services, { webhookId, deliveryId, requestId: idFor("redelivery") }) };
  });
}

function parseWebhookId(id: string): string {
  return parseId(id, "There is no such webhook.");
}
