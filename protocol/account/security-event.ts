// What happened to accounts and sessions, for admins to read. REST names.

import { z } from "zod";
import { instantSchema, uuidSchema } from "#domain/ticket/ticket.ts";

export const SECURITY_EVENT_KINDS = [
  "signed_in",
  "sign_in_failed",
  "signed_out",
  /** A refresh token was used twice: the session was ended, for one of the two may be a thief. */
  "token_reused",
  "session_revoked",
  "account_created",
  "account_disabled",
  "account_enabled",
  "account_renamed",
  "role_changed",
  "password_reset",
  "customer_erased",
  "api_token_made",
  "api_token_revoked",
  "data_exported",
  "webhook_created",
  "webhook_changed",
  "webhook_deleted",
  "webhook_secret_rotated",
  /** By the server: its endpoint could not be reached for long. */
  "webhook_switched_off",
] as const;
export type SecurityEventKind = (typeof SECURITY_EVENT_KINDS)[number];

const SECURITY_EVENTS_MAX = 500;

/** GET: the newest first; `before` is the id of the last one that was read. */
export const securityEventsQuerySchema = z.strictObject({
  kind: z.enum(SECURITY_EVENT_KINDS, { error: `must be one of ${SECURITY_EVENT_KINDS.join(", ")}` }).optional(),
  /** Of whom it tells: who did it, or to whom it was done. */
  person_id: uuidSchema.optional(),
  before: uuidSchema.optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, `must be a whole number from 1 to ${SECURITY_EVENTS_MAX}`)
    .transform(Number)
    .pipe(z.int().min(1).max(SECURITY_EVENTS_MAX, `must be a whole number from 1 to ${SECURITY_EVENTS_MAX}`))
    .default(100),
});
export type SecurityEventsQuery = z.output<typeof securityEventsQuerySchema>;

/** A person as they are called now; an erased one has no address that tells of them. */
const personNamedSchema = z.strictObject({ id: uuidSchema, email: z.string(), display_name: z.string() });

export const securityEventSchema = z.strictObject({
  id: uuidSchema,
  at: instantSchema,
  /** A newer server may know further kinds. */
  kind: z.string(),
  /** Null where nobody was signed in: a command on the server, or a sign-in that failed. */
  actor: personNamedSchema.nullable(),
  /** Whose account it was done to; null where it is none of the desk's. */
  subject: personNamedSchema.nullable(),
  network_address: z.string().nullable(),
  /** What else there is to say, by kind: `from` and `to` of a role, the `reason` why a sign-in failed. */
  detail: z.record(z.string(), z.string()),
});
export type SecurityEvent = z.infer<typeof securityEventSchema>;

export const securityEventsSchema = z
  .strictObject({
    events: z.array(securityEventSchema),
    /** To ask for what came before; null where that was all. */
    next_before: uuidSchema.nullable(),
  })
  .meta({ id: "SecurityEvents" });
export type SecurityEvents = z.infer<typeof securityEventsSchema>;
