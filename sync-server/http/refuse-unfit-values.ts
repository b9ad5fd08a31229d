// What no part of the server can use is refused at the door, wherever it stands in a request: nesting that serves only
// to exhaust whoever walks it, and text that Postgres can't keep (NUL, half a surrogate pair). The text of operations is
// left to the domain, which refuses it for the one operation alone.

import type { RequestHandler } from "express";
import { isWellFormed } from "#domain/text.ts";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { ProblemError } from "./problem-error.ts";

const DEPTH_MAX = 20;

interface Fault {
  path: readonly string[];
  message: string;
}

export function refuseUnfitValues(): RequestHandler {
  return (request, _response, next) => {
    const checksText = request.originalUrl.split("?")[0] !== PUSH_PATH;
    const fault = findFault(request.body, 0, checksText) ?? findFault(request.query, 0, checksText);
    if (!fault) return next();
    const { path, message } = fault;
    throw new ProblemError("invalid-request", { errors: [{ field: path.join(".") || "body", message }] });
  };
}

/** Every value of every request is walked through: the way to a fault is put together only where there is one. */
function findFault(value: unknown, depth: number, checksText: boolean): Fault | null {
  if (typeof value === "string") return checksText ? findTextFault(value) : null;
  if (typeof value !== "object" || value === null) return null;
  if (depth >= DEPTH_MAX) return { path: [], message: `must not be nested deeper than ${DEPTH_MAX}` };
  for (const [key, part] of Object.entries(value)) {
    const unfitName = checksText ? findTextFault(key) : null;
    if (unfitName) return { ...unfitName, path: ["(a field's name)"] };
    const fault = findFault(part, depth + 1, checksText);
    if (fault) return { ...fault, path: [key, ...fault.path] };
  }
  return null;
}

function findTextFault(text: string): Fault | null {
  if (!text.includes("\u0000") && isWellFormed(text)) return null;
  return { path: [], message: "must be well-formed Unicode without the NUL character" };
}
