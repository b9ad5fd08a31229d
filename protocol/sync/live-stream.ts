// GET /api/v1/sync/stream?protocol=N&replica=ID: server-sent events. The stream carries no documents, only word that
// there are some: the device then pulls. An event follows the opening, so that what came before it is never missed.

import { z } from "zod";

export const STREAM_PATH = "/api/v1/sync/stream";

/** Seconds between heartbeats; a device that hears nothing for two of them takes the connection for dead. */
export const STREAM_HEARTBEAT_SECONDS = 15;

/** The names of the events. Data is empty but for `presence` (presence.ts) and `ended`, which carries a `streamEndSchema`. */
export const STREAM_EVENTS = ["news", "heartbeat", "presence", "ended"] as const;
export type StreamEvent = (typeof STREAM_EVENTS)[number];

/** Why the server closed the stream: the session or account ended, the role changed, or the server is stopping. */
export const streamEndSchema = z.strictObject({ reason: z.enum(["session", "role", "stopping"]) });
