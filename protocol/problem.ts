// Errors as application/problem+json (RFC 9457). `type` tells programs what to do; `title` and `detail` are for people.

import { z } from "zod";

export const PROBLEM_MEDIA_TYPE = "application/problem+json";

export const PROBLEM_TYPES = [
  "invalid-request",
  "malformed-json",
  "body-too-large",
  "unsupported-media-type",
  "not-found",
  "method-not-allowed",
  "forbidden",
  "not-signed-in",
  "wrong-credentials",
  /** The session has run out: sign in again, nothing is lost (S13). */
  "session-expired",
  /** The session was ended on purpose, or a token was used twice: unsent words are shown, then the replica goes (S13). */
  "session-revoked",
  "account-disabled",
  "too-many-requests",
  "update-needed",
  "replica-of-another",
  /** Somebody else has the ticket (T12). */
  "already-taken",
  "not-assigned-to-you",
  /** The ticket is no longer as `If-Match` says. */
  "precondition-failed",
  /** The `Idempotency-Key` came with another request before. */
  "idempotency-key-reused",
  /** A repeated request whose answer held a secret, which is told once. */
  "already-done",
  "unavailable",
  "internal",
] as const;
export type ProblemType = (typeof PROBLEM_TYPES)[number];

/** Why exactly, where a type has several reasons, each mended in its own way: by it a client tells its person in their words. */
export const PROBLEM_REASONS = [
  "too-many-webhooks",
  "too-many-old-secrets",
  "webhook-not-active",
  "url-malformed",
  "url-with-credentials",
  "url-with-fragment",
  "url-private",
  "url-not-https",
  "too-many-tokens",
  "account-not-yours",
  "own-account",
  "last-super-admin",
  "address-taken",
  "search-took-too-long",
] as const;
export type ProblemReason = (typeof PROBLEM_REASONS)[number];

const PREFIX = "urn:holdfast:problem:";

export function problemTypeUrn(type: ProblemType): string {
  return `${PREFIX}${type}`;
}

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  reason: z
    .string()
    .optional()
    .meta({ description: `Why exactly, for programs, among others: ${PROBLEM_REASONS.join(", ")}.` }),
  /** The fields at fault, as dotted paths, each with what is wrong and how to mend it. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** The kind of a problem from its `type`; `internal` for one that this version does not know. */
export function problemTypeOf(problem: Pick<Problem, "type">): ProblemType {
  const name = problem.type.startsWith(PREFIX) ? problem.type.slice(PREFIX.length) : "";
  return PROBLEM_TYPES.find((type) => type === name) ?? "internal";
}

/** The reason of a problem; null where it tells none, or one that this version does not know. */
export function problemReasonOf({ reason }: Pick<Problem, "reason">): ProblemReason | null {
  return PROBLEM_REASONS.find((known) => known === reason) ?? null;
}
