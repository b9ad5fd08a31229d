// POST /api/v1/sync/push: operations in, outcomes out. A refusal is an outcome in an answer of 200; only what concerns
// the whole request (not signed in, malformed, server down) is an HTTP error. Sending a request again is always safe.

import { z } from "zod";
import { refusalSchema } from "#domain/ticket/refusal.ts";
import { historyFieldSchema, instantSchema, uuidSchema } from "#domain/ticket/ticket.ts";
import { protocolVersionSchema, versionSchema } from "./version.ts";

export const PUSH_PATH = "/api/v1/sync/push";
export const PUSH_OPERATIONS_MAX = 100;

/**
 * What every operation must have for the server to place it. The rest is read with `operationSchema` of the domain one
 * by one, so that a malformed operation is refused by itself and those behind it go on (S5).
 */
export const operationEnvelopeSchema = z.looseObject({
  id: uuidSchema,
  number: z.int("must be a whole number").min(1, "must be 1 or more"),
});

/** Stands for an operation that its author discarded after it had got a number; the server skips the number. */
export const discardedOperationSchema = z.strictObject({
  id: uuidSchema,
  number: z.int().min(1),
  kind: z.literal("discarded"),
});

export const pushRequestSchema = z.strictObject({
  protocol: protocolVersionSchema,
  /** The local store that numbers its operations; made with it and gone with it. Belongs to one person. */
  replicaId: uuidSchema,
  operations: z.array(operationEnvelopeSchema).min(1, "must hold an operation").max(PUSH_OPERATIONS_MAX),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

const overruledSchema = z.strictObject({
  field: historyFieldSchema,
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** How an operation ended: exactly once, remembered by the server, the same however often it is asked (S2, S5). */
export const outcomeSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("applied"),
    /** The transaction that made it so: it is in the replica once a pull's horizon lies beyond. */
    version: versionSchema,
    ticketNumber: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("merged"),
    version: versionSchema,
    /** What had changed since the author looked, and was overruled (S6). */
    overruled: z.array(overruledSchema),
  }),
  z.strictObject({ type: z.literal("refused"), version: versionSchema, refusal: refusalSchema }),
  z.strictObject({
    type: z.literal("held"),
    version: versionSchema,
    /**
     * A public reply was not written, for something had arrived that its author had not seen (M3): the last message of
     * somebody else, by its position as the author counts. Whoever has read up to it may send the words again.
     */
    position: z.int(),
  }),
  z.strictObject({ type: z.literal("discarded"), version: versionSchema }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

export const pushResponseSchema = z.strictObject({
  outcomes: z.array(z.strictObject({ id: uuidSchema, number: z.int(), outcome: outcomeSchema })),
  /** The number the server waits for. Lower than what was sent: send again from there. */
  expected: z.int(),
  at: instantSchema,
});
export type PushResponse = z.infer<typeof pushResponseSchema>;
