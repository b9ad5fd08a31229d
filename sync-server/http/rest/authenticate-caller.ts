import type { Request, RequestHandler, Response } from "express";
import type { Actor } from "#domain/people/person.ts";
import { API_TOKEN_PREFIX, type ApiTokenScope } from "#protocol/account/api-tokens.ts";
import { mustFindTokenBearer } from "../../accounts/api-tokens.ts";
import type { Services } from "../../services.ts";
import { mustFindBearer } from "../authenticate.ts";
import { ProblemError } from "../problem-error.ts";

export interface Caller {
  actor: Actor;
  /** The session that was signed in to; null for one who bears a personal token. */
  sessionId: string | null;
}

/** Lets in whoever bears an access token of the app, or a personal token whose scope allows the method (P1, P5). */
export function authenticateCaller(services: Services): RequestHandler {
  return async (request, response, next) => {
    const token = mustFindBearer(request);
    response.locals.caller = token.startsWith(API_TOKEN_PREFIX)
      ? await findByToken(services, request, token)
      : await services.findSignedIn(token);
    next();
  };
}

/** Who `authenticateCaller` has let in. */
export function callerOf(response: Response): Caller {
  return response.locals.caller as Caller;
}

async function findByToken(services: Services, request: Request, token: string): Promise<Caller> {
  const { actor, scope } = await mustFindTokenBearer(services, token);
  mustAllow(scope, request.method);
  return { actor, sessionId: null };
}

function mustAllow(scope: ApiTokenScope, method: string): void {
  if (scope === "write" || method === "GET" || method === "HEAD") return;
  throw new ProblemError("forbidden", { detail: "This token may only read. Make one of scope write for changes." });
}
