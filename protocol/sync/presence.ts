// POST /api/v1/sync/presence: a window tells which ticket its person looks at or answers, and is told who else does. It
// says so again at every beat, and is forgotten once it has not; what changes in between comes over the live stream as
// `presence`. Safe to repeat, and nothing of it is kept. Staff only, of tickets in reach: customers neither learn of it
// nor appear in it. It is never a lock.

import { z } from "zod";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import { protocolVersionSchema } from "./version.ts";

export const PRESENCE_PATH = "/api/v1/sync/presence";

export const PRESENCE_BEAT_SECONDS = 20;
/** A window that was not heard of for so long has vanished: two beats and the time they may take. */
export const PRESENCE_EXPIRY_SECONDS = 45;

export const activitySchema = z.enum(["viewing", "answering"], { error: "must be viewing or answering" });
export type Activity = z.infer<typeof activitySchema>;

export const presenceRequestSchema = z.strictObject({
  protocol: protocolVersionSchema,
  /** Made by the window at its start. */
  windowId: uuidSchema,
  /** Null where the window shows no ticket any more. */
  looking: z.strictObject({ ticketId: uuidSchema, activity: activitySchema }).nullable(),
});
export type PresenceRequest = z.infer<typeof presenceRequestSchema>;

/** Others than the one who is told; somebody with several windows is named once, as answering if any of them does. */
const presentSchema = z.strictObject({ personId: uuidSchema, activity: activitySchema });
export type Present = z.infer<typeof presentSchema>;

export const presenceResponseSchema = z.strictObject({ present: z.array(presentSchema) });
export type PresenceResponse = z.infer<typeof presenceResponseSchema>;

/** The data of the event `presence`: everybody else who is at that ticket now. */
export const presenceEventSchema = z.strictObject({ ticketId: uuidSchema, present: z.array(presentSchema) });
export type PresenceEvent = z.infer<typeof presenceEventSchema>;
