import type { Request, RequestHandler, Response } from "express";
import type { Actor } from "#domain/people/person.ts";
import type { Services } from "../services.ts";
import { ProblemError } from "./problem-error.ts";

export interface SignedIn {
  actor: Actor;
  sessionId: string;
}

/** Lets in whoever bears a valid token of a session that is in force, of a person who is not disabled (P1, P5). */
export function authenticate({ findSignedIn }: Pick<Services, "findSignedIn">): RequestHandler {
  return async (request, response, next) => {
    response.locals.signedIn = await findSignedIn(mustFindBearer(request));
    next();
  };
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
