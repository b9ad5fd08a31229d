// GET /api/v1/sync/stream?protocol=N&replica=ID: server-sent events. Most changes come with the word that there are some;
// where they don't, the word alone makes the device pull. An event follows the opening, so that what came before it is never missed.

import { z } from "zod";
import {
  historyDocumentSchema,
  messageDocumentSchema,
  personDocumentSchema,
  ticketDocumentSchema,
} from "./documents.ts";
import { versionSchema } from "./version.ts";

export const STREAM_PATH = "/api/v1/sync/stream";

/** Seconds between heartbeats; a device that hears nothing for two of them takes the connection for dead. */
export const STREAM_HEARTBEAT_SECONDS = 15;

/**
 * The names of the events. `changes` carries a `liveChangesSchema` and goes to devices of CHANGES_SINCE_PROTOCOL and
 * newer, `presence` what presence.ts says, `ended` a `streamEndSchema`; the data of the others is empty.
 */
export const STREAM_EVENTS = ["news", "changes", "heartbeat", "presence", "ended"] as const;
export type StreamEvent = (typeof STREAM_EVENTS)[number];

/** Older devices are told `news` instead, and pull. */
export const CHANGES_SINCE_PROTOCOL = 6;

/**
 * What a device that has read everything below a version from `from` on, and not yet all below `to`, would be answered to a
 * pull of all collections: these documents, and checkpoints that stand at `to`. A device that stands elsewhere pulls.
 */
export const liveChangesSchema = z.strictObject({
  /** As in a checkpoint. */
  epoch: z.string().max(64),
  scope: z.string().max(64),
  from: versionSchema,
  to: versionSchema,
  /** Whole documents to keep, each id at most once. What must be removed, and notices, come by pull alone. */
  documents: z.strictObject({
    tickets: z.array(ticketDocumentSchema).optional(),
    messages: z.array(messageDocumentSchema).optional(),
    history: z.array(historyDocumentSchema).optional(),
    people: z.array(personDocumentSchema).optional(),
  }),
});
export type LiveChanges = z.infer<typeof liveChangesSchema>;

/** Why the server closed the stream: the session or account ended, the role changed, or the server is stopping. */
export const streamEndSchema = z.strictObject({ reason: z.enum(["session", "role", "stopping"]) });
