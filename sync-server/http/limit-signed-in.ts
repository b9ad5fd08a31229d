import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import { signedInOf } from "./authenticate.ts";
import { refuseTooMany } from "./refuse-too-many.ts";
import type { RequestLimits } from "./rest/limit-requests.ts";

/** How much one account may ask of one of the app's own routes, behind `authenticate`. `what` there may be too many of. */
export function limitSignedIn({ windowMs, perAccount }: RequestLimits, what: string): RequestHandler {
  return rateLimit({
    windowMs,
    limit: perAccount,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    keyGenerator: (_request, response) => signedInOf(response).actor.id,
    handler: (_request, response) => refuseTooMany(response, { windowMs, what }),
  });
}
