import type { RequestHandler, Response } from "express";
import type { Actor } from "#domain/people/person.ts";
import { createTokenReader } from "../accounts/access-token.ts";
import { createSessionFinder } from "../accounts/find-session.ts";
import type { Services } from "../services.ts";
import { ProblemError } from "./problem-error.ts";

export interface SignedIn {
  actor: Actor;
  sessionId: string;
}

/** Lets in whoever bears a valid token of a session that is in force, of a person who is not disabled (P1, P5). */
export function authenticate(services: Services): RequestHandler {
  const readToken = createTokenReader(services);
  const findSession = createSessionFinder(services);
  return async (request, response, next) => {
    const token = /^Bearer (\S+)$/i.exec(request.get("authorization") ?? "")?.[1];
    if (!token) throw notSignedIn();
    const sessionId = await readToken(token);
    response.locals.signedIn = await findSession(sessionId);
    next();
  };
}

/** Who `authenticate` has let in. */
export function signedInOf(response: Response): SignedIn {
  return response.locals.signedIn as SignedIn;
}

function notSignedIn(): ProblemError {
  return new ProblemError("not-signed-in", {
    detail: "Send an access token: authorization: Bearer …",
    headers: { "www-authenticate": "Bearer" },
  });
}
