import type { Request } from "express";
import type { TicketTags } from "../../tickets/ticket-tag.ts";
import { ProblemError } from "../problem-error.ts";

/** `If-Match` (RFC 9110): entity tags, or `*` for whatever there is; undefined where it was not sent. */
export function readIfMatch(request: Request): TicketTags | undefined {
  const value = request.get("if-match");
  if (value === undefined) return undefined;
  const tags = value.split(",").map((tag) => tag.trim());
  return tags.includes("*") ? "*" : tags;
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/** @throws ProblemError where there is an `Idempotency-Key` that is none. */
export function readIdempotencyKey(request: Request): string | null {
  const key = request.get("idempotency-key");
  if (key === undefined) return null;
  if (KEY.test(key)) return key;
  const message = "must be 1 to 255 visible ASCII characters, for example a UUID";
  throw new ProblemError("invalid-request", { errors: [{ field: "Idempotency-Key", message }] });
}
