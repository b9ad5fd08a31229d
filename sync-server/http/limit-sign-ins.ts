// Guessing passwords is slowed down twice: for one account, whoever guesses, and for one network address, whatever it
// guesses. Counted are tries that fail; each process counts for itself.

import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, type Options, rateLimit } from "express-rate-limit";
import { EMAIL_MAX } from "#domain/people/person.ts";
import { refuseTooMany } from "./refuse-too-many.ts";

/** Failed sign-ins allowed within the window. */
export interface SignInLimits {
  windowMs: number;
  perAccount: number;
  perAddress: number;
}

export const SIGN_IN_LIMITS: SignInLimits = { windowMs: 15 * 60_000, perAccount: 10, perAddress: 50 };

export function limitSignIns({ windowMs, perAccount, perAddress }: SignInLimits): RequestHandler[] {
  const shared: Partial<Options> = {
    windowMs,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    skipSuccessfulRequests: true,
    // A database that can't be reached is nobody's failed try.
    requestWasSuccessful: (_request, { statusCode }) => statusCode < 400 || statusCode >= 500,
    handler: (_request, response) => refuseTooMany(response, { windowMs, what: "sign-ins have failed" }),
    // Who may set the header is for the app's `trust proxy` to say.
    validate: { xForwardedForHeader: false },
  };
  return [
    rateLimit({ ...shared, limit: perAddress, identifier: "address" }),
    rateLimit({ ...shared, limit: perAccount, identifier: "account", keyGenerator: accountKey }),
  ];
}

/** The account that is tried, known to the desk or not, by the spelling that signing in reduces it to. */
function accountKey(request: Request): string {
  const email: unknown = (request.body as { email?: unknown } | undefined)?.email;
  if (typeof email !== "string") return ipKeyGenerator(request.ip ?? "");
  return `account:${email.trim().toLowerCase().slice(0, EMAIL_MAX)}`;
}
