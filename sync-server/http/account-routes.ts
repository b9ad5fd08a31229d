import { Router } from "express";
import { AUTH_PATHS, refreshRequestSchema, signInRequestSchema } from "#protocol/account/account.ts";
import { endSession } from "../accounts/end-session.ts";
import { mustFindAccount } from "../accounts/find-account.ts";
import { refreshSession } from "../accounts/refresh-session.ts";
import { signIn } from "../accounts/sign-in.ts";
import type { Services } from "../services.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { limitSignIns, type SignInLimits } from "./limit-sign-ins.ts";
import { parseBody } from "./parse-request.ts";

export function accountRoutes(services: Services, limits: SignInLimits): Router {
  const router = Router();
  router.post(AUTH_PATHS.signIn, ...limitSignIns(limits), async (request, response) => {
    const credentials = parseBody(signInRequestSchema, request.body);
    response.json(await signIn(services, { ...credentials, networkAddress: request.ip }));
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
    response.json(await mustFindAccount(services, signedInOf(response).actor.id));
  });
  return router;
}
