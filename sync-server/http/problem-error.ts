import type { Problem, ProblemReason, ProblemType } from "#protocol/problem.ts";

export interface ProblemDetails {
  detail?: string;
  reason?: ProblemReason;
  errors?: NonNullable<Problem["errors"]>;
  headers?: Readonly<Record<string, string>>;
}

const KINDS: Readonly<Record<ProblemType, { status: number; title: string }>> = {
  "invalid-request": { status: 400, title: "The request is not valid" },
  "malformed-json": { status: 400, title: "The body is not JSON" },
  "body-too-large": { status: 413, title: "The body is too large" },
  "unsupported-media-type": { status: 415, title: "The body must be application/json" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "This method is not allowed here" },
  forbidden: { status: 403, title: "You may not do this" },
  "not-signed-in": { status: 401, title: "Not signed in" },
  "wrong-credentials": { status: 401, title: "E-mail address or password is wrong" },
  "session-expired": { status: 401, title: "The session has run out" },
  "session-revoked": { status: 401, title: "The session was ended" },
  "account-disabled": { status: 401, title: "The account is disabled" },
  "too-many-requests": { status: 429, title: "Too many tries" },
  "update-needed": { status: 426, title: "This version of the app is too old for the server" },
  "replica-of-another": { status: 409, title: "This local store belongs to another account" },
  "already-taken": { status: 403, title: "Somebody else has this ticket" },
  "not-assigned-to-you": { status: 403, title: "This ticket is not assigned to you" },
  "precondition-failed": { status: 412, title: "The ticket has changed" },
  "idempotency-key-reused": { status: 422, title: "This Idempotency-Key came with another request" },
  "already-done": { status: 409, title: "This request was carried out before" },
  unavailable: { status: 503, title: "The server can't serve right now" },
  internal: { status: 500, title: "Something went wrong in the server" },
};

/** What a route throws to be answered as problem+json. The kind gives status and title. */
export class ProblemError extends Error {
  override name = "ProblemError";
  readonly type: ProblemType;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly reason: ProblemReason | undefined;
  readonly errors: Problem["errors"];
  readonly headers: Readonly<Record<string, string>>;

  constructor(type: ProblemType, { detail, reason, errors, headers = {} }: ProblemDetails = {}) {
    const { status, title } = KINDS[type];
    super(detail ?? title);
    this.type = type;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.reason = reason;
    this.errors = errors;
    this.headers = headers;
  }
}
