// Access tokens: short-lived, signed, and naming a session. What the session may do is looked up at each request, so a
// token says who somebody claims to be, and never what they may.

import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

export const ACCESS_TOKEN_SECONDS = 600;
const ISSUER = "holdfast";

type Signing = Pick<Services, "signingKey" | "now">;

export function signAccessToken({ signingKey, now }: Signing, sessionId: string): Promise<string> {
  const seconds = Math.floor(now().getTime() / 1_000);
  return new SignJWT()
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(ISSUER)
    .setJti(sessionId)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ACCESS_TOKEN_SECONDS)
    .sign(signingKey);
}

/** @throws ProblemError `not-signed-in` for a token that is forged, damaged or over. */
export async function mustReadAccessToken({ signingKey, now }: Signing, token: string): Promise<string> {
  try {
    const options = { issuer: ISSUER, algorithms: ["HS256"], currentDate: now() };
    const { payload } = await jwtVerify(token, signingKey, options);
    return z.uuid().parse(payload.jti);
  } catch {
    throw new ProblemError("not-signed-in", {
      detail: "The access token is not valid or has run out. Refresh it.",
      headers: { "www-authenticate": 'Bearer error="invalid_token"' },
    });
  }
}
