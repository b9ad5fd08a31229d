// How much one account, and one network address, may ask of the REST API. Each process counts for itself.

import type { RequestHandler } from "express";
import { type Options, rateLimit } from "express-rate-limit";
import { refuseTooMany } from "../refuse-too-many.ts";
import { callerOf } from "./authenticate-caller.ts";

/** Requests within the window. */
export interface RequestLimits {
  windowMs: number;
  perAccount: number;
  perAddress: number;
}

export const REQUEST_LIMITS: RequestLimits = { windowMs: 60_000, perAccount: 600, perAddress: 3_000 };

/** Before it is known who asks. */
export function limitAddress({ windowMs, perAddress }: RequestLimits): RequestHandler {
  return rateLimit({ ...shared(windowMs), limit: perAddress, identifier: "address" });
}

/** Behind `authenticateCaller`. */
export function limitAccount({ windowMs, perAccount }: RequestLimits): RequestHandler {
  return rateLimit({
    ...shared(windowMs),
    limit: perAccount,
    identifier: "account",
    keyGenerator: (_request, response) => callerOf(response).actor.id,
  });
}

function shared(windowMs: number): Partial<Options> {
  return {
    windowMs,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (_request, response) => refuseTooMany(response, { windowMs, what: "requests" }),
    // Who may set the header is for the app's `trust proxy` to say.
    validate: { xForwardedForHeader: false },
  };
}
