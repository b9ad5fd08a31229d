import type { z } from "zod";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import { ProblemError } from "./problem-error.ts";

/** @throws ProblemError `invalid-request` that names each field at fault. */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  if (body === undefined) {
    throw new ProblemError("unsupported-media-type", { detail: "Send JSON with content-type: application/json." });
  }
  return parse(schema, body, "body");
}

/** @throws ProblemError `invalid-request` that names each parameter at fault. */
export function parseQuery<T extends z.ZodType>(schema: T, query: unknown): z.output<T> {
  return parse(schema, query, "query");
}

/** An id of a path. @throws ProblemError `not-found` with this detail for what is none: nothing can have it. */
export function parseId(id: unknown, detail: string): string {
  const parsed = uuidSchema.safeParse(id);
  if (!parsed.success) throw new ProblemError("not-found", { detail });
  return parsed.data;
}

function parse<T extends z.ZodType>(schema: T, value: unknown, whole: string): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProblemError("invalid-request", { errors: parsed.error.issues.flatMap((issue) => faultsOf(issue, whole)) });
}

/** Fields at fault as dotted paths; an unknown field is named itself, not the object that holds it. */
export function faultsOf(issue: z.core.$ZodIssue, whole: string): { field: string; message: string }[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ field: [...path, key].join("."), message: "is not known here; leave it out" }));
  }
  return [{ field: path.join(".") || whole, message: issue.message }];
}
