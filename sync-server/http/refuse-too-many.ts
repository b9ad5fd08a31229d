import type { Response } from "express";
import { ProblemError } from "./problem-error.ts";

/** Answers a request that is one too many within the window. `what` there were too many of. */
export function refuseTooMany(response: Response, { windowMs, what }: { windowMs: number; what: string }): never {
  const seconds = String(response.getHeader("retry-after") ?? Math.ceil(windowMs / 1_000));
  throw new ProblemError("too-many-requests", {
    detail: `Too many ${what}. Try again in ${seconds} seconds.`,
    headers: { "retry-after": seconds },
  });
}
