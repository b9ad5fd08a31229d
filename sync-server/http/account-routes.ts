import { type RequestHandler, Router } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { type Account, AUTH_PATHS, refreshRequestSchema, signInRequestSchema } from "#protocol/account/account.ts";
import { endSession } from "../accounts/end-session.ts";
import { refreshSession } from "../accounts/refresh-session.ts";
import { signIn } from "../accounts/sign-in.ts";
import type { Services } from "../services.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { parseBody } from "./parse-request.ts";
import { ProblemError } from "./problem-error.ts";

/** Failed sign-ins allowed within the window: for one account, and from one network address. */
export interface SignInLimits {
  windowMs: number;
  perAccount: number;
  perAddress: number;
}

export const SIGN_IN_LIMITS: SignInLimits = { windowMs: 15 * 60_000, perAccount: 10, perAddress: 50 };

export function accountRoutes(services: Services, limits: SignInLimits): Router {
  const router = Router();
  router.post(AUTH_PATHS.signIn, ...limitSignIns(limits), async (request, response) => {
    response.json(await signIn(services, parseBody(signInRequestSchema, request.body)));
  });
  router.post(AUTH_PATHS.refresh, async (request, response) => {
    const { refresh_token: token } = parseBody(refreshRequestSchema, request.body);
    response.json(await refreshSession(services, token));
  });
  router.post(AUTH_PATHS.signOut, authenticate(services), async (_request, response) => {
    await endSession(services, signedInOf(response).sessionId, "signed_out");
    response.status(204).end();
  });
  router.get(AUTH_PATHS.me, authenticate(services), async (_request, response) => {
    response.json(await findAccount(services, signedInOf(response).actor.id));
  });
  return router;
}

async function findAccount({ pool }: Services, id: string): Promise<Account | undefined> {
  const { rows } = await pool.query<Account>("SELECT id, email, display_name, role FROM people WHERE id = $1", [id]);
  return rows[0];
}

/** Counts tries that fail; one that succeeds is taken off again. */
function limitSignIns({ windowMs, perAccount, perAddress }: SignInLimits): RequestHandler[] {
  const shared = { windowMs, skipSuccessfulRequests: true, standardHeaders: "draft-8", legacyHeaders: false } as const;
  const refuse: RequestHandler = (_request, response) => {
    const seconds = response.getHeader("retry-after") ?? Math.ceil(windowMs / 1_000);
    throw new ProblemError("too-many-requests", {
      detail: `Too many sign-ins have failed. Try again in ${seconds} seconds.`,
      headers: { "retry-after": String(seconds) },
    });
  };
  return [
    rateLimit({ ...shared, limit: perAddress, handler: refuse }),
    rateLimit({ ...shared, limit: perAccount, handler: refuse, keyGenerator: accountKey }),
  ];
}

function accountKey(request: Parameters<RequestHandler>[0]): string {
  const email: unknown = (request.body as { email?: unknown } | undefined)?.email;
  return typeof email === "string"
    ? `account:${email.trim().toLowerCase().slice(0, 254)}`
    : ipKeyGenerator(request.ip ?? "");
}
