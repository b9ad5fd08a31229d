import type { z } from "zod";
import { OPERATION_KINDS, type Operation, operationSchema } from "#domain/ticket/operation.ts";
import type { Refusal } from "#domain/ticket/refusal.ts";
import { discardedOperationSchema, type PushRequest } from "#protocol/sync/push.ts";

/** An operation as it came in: one to judge, a placeholder for one that was discarded, or something unreadable. */
export type ArrivedOperation =
  | { type: "operation"; operation: Operation }
  | { type: "discarded" }
  | { type: "malformed"; refusal: Refusal };

export function readOperation(given: PushRequest["operations"][number]): ArrivedOperation {
  if (discardedOperationSchema.safeParse(given).success) return { type: "discarded" };
  if (!(OPERATION_KINDS as unknown[]).includes(given.kind)) return malformed("kind", "is not a kind of operation");
  const parsed = operationSchema.safeParse(given);
  if (parsed.success) return { type: "operation", operation: parsed.data };
  const [issue] = parsed.error.issues;
  return issue ? malformed(fieldOf(issue), issue.message) : malformed("kind", "is not a kind of operation");
}

/** Arguments are told by their own names, as the person who filled them in knows them. */
function fieldOf(issue: z.core.$ZodIssue): string {
  const path = issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  const named = path[0] === "args" && path.length > 1 ? path.slice(1) : path;
  return named.length > 0 ? named.join(".") : "operation";
}

function malformed(field: string, fault: string): ArrivedOperation {
  const [name, what] = [storable(field, 80), storable(fault, 300)];
  return { type: "malformed", refusal: { code: "invalid", field: name, message: `${name}: ${what}` } };
}

/** Names of unknown fields come from outside and may hold what JSON in Postgres can't. */
function storable(value: string, max: number): string {
  const wellFormed = Buffer.from(value.slice(0, max), "utf8").toString("utf8");
  return wellFormed.replaceAll(/\p{Cc}/gu, "\u{fffd}");
}
