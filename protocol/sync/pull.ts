// POST /api/v1/sync/pull: what has changed since each collection's checkpoint, as this person may see it.
// One request may ask for several collections; all of it is read in one snapshot of the database.

import { z } from "zod";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import {
  historyDocumentSchema,
  messageDocumentSchema,
  noticeDocumentSchema,
  personDocumentSchema,
  ticketDocumentSchema,
} from "./documents.ts";
import { protocolVersionSchema, versionSchema } from "./version.ts";

export const PULL_PATH = "/api/v1/sync/pull";
export const PULL_LIMIT_MAX = 2_000;

/** A place in an index of (version, ticket or document id …): everything up to it has been read. */
export const cursorSchema = z.strictObject({ version: versionSchema, key: z.string().max(120) });
export type Cursor = z.infer<typeof cursorSchema>;

/**
 * How far a collection has been read. There are four ranges, each with a cursor of its own: documents that changed,
 * documents of tickets that entered sight, those of tickets that left it, and the first fill, which walks from the
 * newest document down to the oldest while the other three already run. A device keeps it as it came.
 */
export const checkpointSchema = z.strictObject({
  /** Another epoch means that the database was restored: what was read before counts no more. */
  epoch: z.string().max(64),
  /**
   * Names the role of the person, with whose change what they may see has changed (P5), and the form of the documents: a
   * collection whose form has changed since is filled in again. See scope.ts.
   */
  scope: z.string().max(64),
  changed: cursorSchema,
  entered: cursorSchema,
  left: cursorSchema,
  /** Null once the first fill is complete. */
  fill: cursorSchema.nullable(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

const pullSchema = z.strictObject({
  checkpoint: checkpointSchema.nullable(),
  limit: z.int("must be a whole number").min(1).max(PULL_LIMIT_MAX),
  /** Asks for the digest of the collection with the page that completes it. */
  digest: z.boolean("must be true or false").optional(),
});

export const pullRequestSchema = z.strictObject({
  protocol: protocolVersionSchema,
  replicaId: uuidSchema,
  pulls: z
    .strictObject({
      tickets: pullSchema.optional(),
      messages: pullSchema.optional(),
      history: pullSchema.optional(),
      people: pullSchema.optional(),
      notices: pullSchema.optional(),
    })
    .refine((pulls) => Object.keys(pulls).length > 0, "must name at least one collection"),
});
export type PullRequest = z.infer<typeof pullRequestSchema>;

/** At most so many documents may be left out of a digest; where more are on their way, there is none. */
export const DIGEST_EXCEPT_MAX = 1_000;

/**
 * What a replica must hold of a collection once it has taken the page in (S4): how many documents, and of each the first
 * 48 bits of the SHA-256 of `id:version`, summed up modulo 2^48. `except` names those that changed or came into sight or
 * left it at or above the horizon, which neither side counts.
 */
export const digestSchema = z.strictObject({
  count: z.int(),
  sum: z.int().min(0),
  except: z.array(uuidSchema).max(DIGEST_EXCEPT_MAX),
});
export type Digest = z.infer<typeof digestSchema>;

function pageOf<T extends z.ZodType>(document: T) {
  return z.strictObject({
    /** Whole documents to keep, each id at most once. */
    documents: z.array(document),
    /** Ids of documents that this person sees no more, to remove (S8). */
    removed: z.array(uuidSchema),
    checkpoint: checkpointSchema,
    /** More is waiting behind this page: ask again at once. */
    more: z.boolean(),
    /** How many documents are still to come behind this page, at a guess; absent where there are none. */
    remaining: z.int().optional(),
    /** Where it was asked for, `more` is false, and not too much is under way. */
    digest: digestSchema.optional(),
  });
}

export const pullResponseSchema = z.strictObject({
  /**
   * True where a checkpoint was of another epoch or role: the replica drops its confirmed state, keeps its operations,
   * and pulls again without checkpoints. The pages are then left out.
   */
  reset: z.boolean(),
  /** Every transaction before this one is in the pages, once `more` is false. */
  horizon: versionSchema,
  pages: z.strictObject({
    tickets: pageOf(ticketDocumentSchema).optional(),
    messages: pageOf(messageDocumentSchema).optional(),
    history: pageOf(historyDocumentSchema).optional(),
    people: pageOf(personDocumentSchema).optional(),
    notices: pageOf(noticeDocumentSchema).optional(),
  }),
});
export type PullResponse = z.infer<typeof pullResponseSchema>;
