import type { Request, RequestHandler, Response } from "express";
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
  const findSignedIn = createSessionReader(services);
  return async (request, response, next) => {
    response.locals.signedIn = await findSignedIn(mustFindBearer(request));
    next();
  };
}

/** @returns what finds the session that an access token names. It throws ProblemError where it is none in force. */
export function createSessionReader(services: Services): (token: string) => Promise<SignedIn> {
  const readToken = createTokenReader(services);
  const findSession = createSessionFinder(services);
  return async (token) => findSession(await readToken(token));
}

/** @throws ProblemError `not-signed-in` where the request bears no token. */
export function mustFindBearer(request: Request): string {
  const token = /^Bearer (\S+)$/i.exec(request.get("authorization") ?? "")?.[1];
  if (!token) throw notSignedIn();
  return token;
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
