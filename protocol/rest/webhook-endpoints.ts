import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import {
  createWebhookSchema,
  type Delivery,
  deliveriesQuerySchema,
  deliveriesSchema,
  deliverySchema,
  newWebhookSchema,
  updateWebhookSchema,
  type Webhook,
  webhookSchema,
  webhooksSchema,
} from "./webhook.ts";

const webhookParamsSchema = z.strictObject({ id: z.string().meta({ description: "The webhook's id." }) });
const deliveryParamsSchema = z.strictObject({
  ...webhookParamsSchema.shape,
  delivery_id: z.string().meta({ description: "The delivery's id." }),
});

export const EXAMPLE_WEBHOOK_ID = "019d2c40-2b3c-7d4e-8f50-6a7b8c9d0e1f";
export const EXAMPLE_DELIVERY_ID = "6f1d6f0e-8d4b-4c6e-9a57-0f2c1b3d4e5f";
const EXAMPLE_SECRET = "whsec_…";

const EXAMPLE_WEBHOOK = {
  id: EXAMPLE_WEBHOOK_ID,
  name: "Shop",
  url: "https://shop.example.org/holdfast",
  events: ["ticket.created", "message.created"],
  include_internal_notes: false,
  state: "active",
  created_at: "2026-03-27T08:15:00.000Z",
  updated_at: "2026-03-27T08:15:00.000Z",
  failing_since: null,
  last_delivered_at: "2026-03-27T08:42:01.000Z",
  waiting_deliveries: 0,
} satisfies Webhook;

const EXAMPLE_DELIVERY = {
  id: EXAMPLE_DELIVERY_ID,
  event: "message.created",
  ticket_id: "019d2c11-5f40-7c3a-9d1e-0c5a6f7e8b90",
  message_id: "019d2c2a-0d80-7b11-8a35-5d0e9c4b2a17",
  state: "delivered",
  happened_at: "2026-03-27T08:42:00.000Z",
  attempts: 1,
  attempted_at: "2026-03-27T08:42:01.000Z",
  next_attempt_at: null,
  duration_ms: 84,
  response_status: 204,
  response_excerpt: "",
  fault: null,
} satisfies Delivery;

const ONE = { params: { id: EXAMPLE_WEBHOOK_ID } };
const ONE_DELIVERY = { params: { ...ONE.params, delivery_id: EXAMPLE_DELIVERY_ID } };

const shared = { tag: "Webhooks", needs: "manageWebhooks" } as const;

export const WEBHOOK_ENDPOINTS = {
  listWebhooks: endpoint({
    ...shared,
    id: "listWebhooks",
    method: "get",
    path: "/support/admin/webhooks",
    summary: "List the webhooks of the desk",
    answer: { status: 200, description: "The webhooks, by name.", schema: webhooksSchema },
    example: { answer: { webhooks: [EXAMPLE_WEBHOOK] } },
  }),
  createWebhook: endpoint({
    ...shared,
    id: "createWebhook",
    method: "post",
    path: "/support/admin/webhooks",
    summary: "Have another system told of what happens",
    description: "The secret that signs what is sent is told this once.",
    body: createWebhookSchema,
    isJudged: true,
    tellsSecret: true,
    answer: { status: 201, description: "The webhook and its secret.", schema: newWebhookSchema },
    example: {
      body: {
        name: "Shop",
        url: "https://shop.example.org/holdfast",
        events: ["ticket.created", "message.created"],
      },
      answer: { webhook: EXAMPLE_WEBHOOK, secret: EXAMPLE_SECRET },
    },
  }),
  readWebhook: endpoint({
    ...shared,
    id: "readWebhook",
    method: "get",
    path: "/support/admin/webhooks/{id}",
    summary: "Read a webhook",
    params: webhookParamsSchema,
    answer: { status: 200, description: "The webhook.", schema: webhookSchema },
    example: { ...ONE, answer: EXAMPLE_WEBHOOK },
  }),
  updateWebhook: endpoint({
    ...shared,
    id: "updateWebhook",
    method: "put",
    path: "/support/admin/webhooks/{id}",
    summary: "Change, pause or resume a webhook",
    params: webhookParamsSchema,
    body: updateWebhookSchema,
    answer: { status: 200, description: "The webhook as it is now.", schema: webhookSchema },
    example: { ...ONE, body: { state: "paused" }, answer: { ...EXAMPLE_WEBHOOK, state: "paused" } },
  }),
  deleteWebhook: endpoint({
    ...shared,
    id: "deleteWebhook",
    method: "delete",
    path: "/support/admin/webhooks/{id}",
    summary: "Delete a webhook with its deliveries",
    params: webhookParamsSchema,
    answer: { status: 200, description: "The webhook as it was.", schema: webhookSchema },
    example: { ...ONE, answer: EXAMPLE_WEBHOOK },
  }),
  rotateWebhookSecret: endpoint({
    ...shared,
    id: "rotateWebhookSecret",
    method: "post",
    path: "/support/admin/webhooks/{id}/rotate-secret",
    summary: "Give a webhook another secret",
    description:
      "It is told this once. For 24 hours everything is signed with the old one as well; of those five may be at a time.",
    params: webhookParamsSchema,
    tellsSecret: true,
    answer: { status: 200, description: "The webhook and its new secret.", schema: newWebhookSchema },
    example: { ...ONE, answer: { webhook: EXAMPLE_WEBHOOK, secret: EXAMPLE_SECRET } },
  }),
  testWebhook: endpoint({
    ...shared,
    id: "testWebhook",
    method: "post",
    path: "/support/admin/webhooks/{id}/test",
    summary: "Send a test event to a webhook",
    params: webhookParamsSchema,
    answer: { status: 201, description: "The delivery, which is about to be tried.", schema: deliverySchema },
    example: {
      ...ONE,
      answer: { ...EXAMPLE_DELIVERY, event: "webhook.test", ticket_id: null, message_id: null },
    },
  }),
  listWebhookDeliveries: endpoint({
    ...shared,
    id: "listWebhookDeliveries",
    method: "get",
    path: "/support/admin/webhooks/{id}/deliveries",
    summary: "Read what was sent to a webhook, and how that went",
    description: "Kept for 30 days.",
    params: webhookParamsSchema,
    query: deliveriesQuerySchema,
    answer: { status: 200, description: "A page of deliveries, the newest first.", schema: deliveriesSchema },
    example: { ...ONE, query: { limit: "20" }, answer: { deliveries: [EXAMPLE_DELIVERY], next_before: null } },
  }),
  redeliverWebhook: endpoint({
    ...shared,
    id: "redeliverWebhook",
    method: "post",
    path: "/support/admin/webhooks/{id}/deliveries/{delivery_id}/redeliver",
    summary: "Send a delivery again",
    description: "Under the same webhook-id, with the ticket as it stands then.",
    params: deliveryParamsSchema,
    answer: { status: 200, description: "The delivery, which is about to be tried.", schema: deliverySchema },
    example: { ...ONE_DELIVERY, answer: EXAMPLE_DELIVERY },
  }),
};
