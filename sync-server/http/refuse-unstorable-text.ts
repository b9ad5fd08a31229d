// Text that Postgres can't keep (NUL, half a surrogate pair) is refused at the door wherever it stands in a request, but
// for operations: there the domain refuses it for the one operation alone.

import type { RequestHandler } from "express";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { ProblemError } from "./problem-error.ts";

export function refuseUnstorableText(): RequestHandler {
  return (request, _response, next) => {
    if (request.originalUrl.split("?")[0] === PUSH_PATH) return next();
    const field = findUnstorable(request.body, []) ?? findUnstorable(request.query, []);
    if (field === null) return next();
    throw new ProblemError("invalid-request", {
      errors: [{ field, message: "must be well-formed Unicode without the NUL character" }],
    });
  };
}

function findUnstorable(value: unknown, path: readonly string[]): string | null {
  if (typeof value === "string") return isStorable(value) ? null : path.join(".") || "body";
  if (typeof value !== "object" || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = isStorable(key) ? findUnstorable(part, [...path, key]) : [...path, "(a field's name)"].join(".");
    if (found !== null) return found;
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes("\u0000") && Buffer.from(text, "utf8").toString("utf8") === text;
}
