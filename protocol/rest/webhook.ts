// Webhooks: other systems that are told of what happens, and how that went. REST names.

import { z } from "zod";
import { text } from "#domain/text.ts";
import { instantSchema, uuidSchema } from "#domain/ticket/ticket.ts";
import { messageSchema, ticketSchema } from "./ticket.ts";

export const WEBHOOKS_PATH = "/api/v1/support/admin/webhooks";
export const WEBHOOK_NAME_MAX = 120;
export const WEBHOOK_URL_MAX = 2_048;

export const WEBHOOK_EVENTS = ["ticket.created", "ticket.updated", "message.created"] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
export const WEBHOOK_TEST = "webhook.test";
export type DeliveredEvent = WebhookEvent | typeof WEBHOOK_TEST;

const name = text({ min: 1, max: WEBHOOK_NAME_MAX }).meta({ minLength: 1, maxLength: WEBHOOK_NAME_MAX });
const url = z
  .string()
  .max(WEBHOOK_URL_MAX, `must be at most ${WEBHOOK_URL_MAX} characters`)
  .meta({ description: "Begins with https://, unless the server's settings allow its host." });
const event = z.enum(WEBHOOK_EVENTS, { error: `must be one of ${WEBHOOK_EVENTS.join(", ")}` });
const events = z
  .array(event)
  .min(1, "must name at least one event")
  .max(WEBHOOK_EVENTS.length, "must name each event once")
  .refine((given) => new Set(given).size === given.length, "must name each event once")
  .meta({ uniqueItems: true });
const includeNotes = z
  .boolean({ error: "must be true or false" })
  .meta({ description: "Whether message.created is sent of internal notes as well." });

export const webhookSchema = z
  .strictObject({
    id: uuidSchema,
    name: z.string(),
    url: z.string(),
    events: z.array(event),
    include_internal_notes: z.boolean(),
    state: z.enum(["active", "paused", "switched_off"]).meta({
      description: "paused: by an admin. switched_off: by the server, after it could not be reached for three days.",
    }),
    created_at: instantSchema,
    updated_at: instantSchema,
    failing_since: instantSchema.nullable().meta({ description: "Null while deliveries succeed." }),
    last_delivered_at: instantSchema.nullable(),
    waiting_deliveries: z.int().meta({ description: "What is yet to be sent, counted up to 1000." }),
  })
  .meta({ id: "Webhook" });
export type Webhook = z.infer<typeof webhookSchema>;

export const webhooksSchema = z.strictObject({ webhooks: z.array(webhookSchema) }).meta({ id: "Webhooks" });

export const createWebhookSchema = z
  .strictObject({ name, url, events, include_internal_notes: includeNotes.optional() })
  .meta({ id: "CreateWebhook" });
export type CreateWebhook = z.infer<typeof createWebhookSchema>;

export const updateWebhookSchema = z
  .strictObject({
    name: name.optional(),
    url: url.optional(),
    events: events.optional(),
    include_internal_notes: includeNotes.optional(),
    state: z
      .enum(["active", "paused"], { error: "must be active or paused" })
      .optional()
      .meta({ description: "While it is paused nothing is sent, and what happens is not told later." }),
  })
  .refine((fields) => Object.values(fields).some((value) => value !== undefined), "must change at least one field")
  .meta({ id: "UpdateWebhook", minProperties: 1 });
export type UpdateWebhook = z.infer<typeof updateWebhookSchema>;

/** The secret is told this once. */
export const newWebhookSchema = z
  .strictObject({
    webhook: webhookSchema,
    secret: z.string().meta({ description: "Signs what is sent. For 24 hours after a rotation the old one does too." }),
  })
  .meta({ id: "NewWebhook" });
export type NewWebhook = z.infer<typeof newWebhookSchema>;

export const DELIVERY_FAULTS = [
  "status",
  "redirected",
  "no_answer",
  "connection_failed",
  "name_not_found",
  "certificate_invalid",
  "address_not_allowed",
] as const;
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number];

export const deliverySchema = z
  .strictObject({
    id: uuidSchema.meta({ description: "The webhook-id that it is sent with, at every attempt." }),
    event: z.enum([...WEBHOOK_EVENTS, WEBHOOK_TEST]),
    ticket_id: uuidSchema.nullable(),
    message_id: uuidSchema.nullable(),
    state: z.enum(["waiting", "delivered", "failed", "dropped"]).meta({
      description:
        "failed: no attempt is left. dropped: what it told of is not there any more, or not for this webhook.",
    }),
    happened_at: instantSchema,
    attempts: z.int(),
    attempted_at: instantSchema.nullable(),
    next_attempt_at: instantSchema.nullable().meta({ description: "Null where there will be none." }),
    duration_ms: z.int().nullable(),
    response_status: z.int().nullable(),
    response_excerpt: z.string().nullable().meta({ description: "How the answer of the last attempt begins." }),
    fault: z.enum(DELIVERY_FAULTS).nullable().meta({ description: "Why the last attempt failed." }),
  })
  .meta({ id: "WebhookDelivery" });
export type Delivery = z.infer<typeof deliverySchema>;

/** Deliveries on a page: at most, and where nothing is said. */
export const DELIVERIES_MAX = 200;
export const DELIVERIES_PAGE = 50;

/** The newest first; `before` is the id of the last one that was read. */
export const deliveriesQuerySchema = z.strictObject({
  before: uuidSchema.optional().meta({ description: "next_before of the page before." }),
  limit: z.coerce
    .number({ error: `must be a whole number from 1 to ${DELIVERIES_MAX}` })
    .int("must be a whole number")
    .min(1, "must be 1 or more")
    .max(DELIVERIES_MAX, `must be at most ${DELIVERIES_MAX}`)
    .default(DELIVERIES_PAGE)
    .meta({ description: "Deliveries a page." }),
});
export type DeliveriesQuery = z.output<typeof deliveriesQuerySchema>;

export const deliveriesSchema = z
  .strictObject({
    deliveries: z.array(deliverySchema),
    next_before: uuidSchema.nullable().meta({ description: "Null on the last page." }),
  })
  .meta({ id: "WebhookDeliveries" });
export type Deliveries = z.infer<typeof deliveriesSchema>;

/** REST names of what may change of a ticket, and its being deleted. */
export const CHANGED_FIELDS = [
  "user_id",
  "subject",
  "description",
  "status",
  "priority",
  "department",
  "assigned_to",
  "deleted",
] as const;

const sentTicket = ticketSchema.meta({ description: "As it stands when this is sent." });
const shared = { timestamp: instantSchema.meta({ description: "When it happened." }) };

/** What is sent, by event. */
export const WEBHOOK_PAYLOADS = {
  "ticket.created": z
    .strictObject({
      type: z.literal("ticket.created"),
      ...shared,
      data: z.strictObject({ ticket_id: uuidSchema, ticket: sentTicket }),
    })
    .meta({ id: "TicketCreated" }),
  "ticket.updated": z
    .strictObject({
      type: z.literal("ticket.updated"),
      ...shared,
      data: z.strictObject({
        ticket_id: uuidSchema,
        changed: z.array(z.enum(CHANGED_FIELDS)),
        ticket: sentTicket.nullable().meta({ description: "Null where it was deleted: forget what you keep of it." }),
      }),
    })
    .meta({ id: "TicketUpdated" }),
  "message.created": z
    .strictObject({
      type: z.literal("message.created"),
      ...shared,
      data: z.strictObject({ ticket_id: uuidSchema, ticket: sentTicket, message: messageSchema }),
    })
    .meta({ id: "MessageCreated" }),
  "webhook.test": z
    .strictObject({ type: z.literal(WEBHOOK_TEST), ...shared, data: z.strictObject({ webhook_id: uuidSchema }) })
    .meta({ id: "WebhookTest" }),
} as const satisfies Readonly<Record<DeliveredEvent, z.ZodType>>;
