// What no part of the server can use is refused at the door, wherever it stands in a request: nesting that serves only
// to exhaust whoever walks it, and text that Postgres can't keep (NUL, half a surrogate pair). The text of operations is
// left to the domain, which refuses it for the one operation alone.

import type { RequestHandler } from "express";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { ProblemError } from "./problem-error.ts";

const DEPTH_MAX = 20;

interface Fault {
  field: string;
  message: string;
}

export function refuseUnfitValues(): RequestHandler {
  return (request, _response, next) => {
    const checksText = request.originalUrl.split("?")[0] !== PUSH_PATH;
    const fault = findFault(request.body, [], checksText) ?? findFault(request.query, [], checksText);
    if (!fault) return next();
    throw new ProblemError("invalid-request", { errors: [fault] });
  };
}

function findFault(value: unknown, path: readonly string[], checksText: boolean): Fault | null {
  if (typeof value === "string") return checksText ? findTextFault(value, path) : null;
  if (typeof value !== "object" || value === null) return null;
  if (path.length >= DEPTH_MAX) return { field: nameOf(path), message: `must not be nested deeper than ${DEPTH_MAX}` };
  for (const [key, part] of Object.entries(value)) {
    const fault =
      (checksText && findTextFault(key, [...path, "(a field's name)"])) || findFault(part, [...path, key], checksText);
    if (fault) return fault;
  }
  return null;
}

function findTextFault(text: string, path: readonly string[]): Fault | null {
  const isFit = !text.includes("\u0000") && Buffer.from(text, "utf8").toString("utf8") === text;
  return isFit ? null : { field: nameOf(path), message: "must be well-formed Unicode without the NUL character" };
}

function nameOf(path: readonly string[]): string {
  return path.join(".") || "body";
}
