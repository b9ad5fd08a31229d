// Access tokens: short-lived, signed, and naming a session. What the session may do is looked up at each request, so a
// token says who somebody claims to be, and never what they may.

import { subtle, type webcrypto } from "node:crypto";
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

/** Devices show the same token at each request: what was found good once need only be looked at for its end. */
const REMEMBERED_MAX = 10_000;

interface ReadToken {
  sessionId: string;
  endsAtMs: number;
}

/** @returns what reads a token and tells its session. It throws ProblemError `not-signed-in` for one that is no good. */
export function createTokenReader({ signingKey, now }: Signing): (token: string) => Promise<string> {
  const remembered = new Map<string, ReadToken>();
  // Imported once: for each token anew it would cost more than checking the signature.
  const key = subtle.importKey("raw", signingKey, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  return async (token) => {
    const known = remembered.get(token);
    if (known && known.endsAtMs > now().getTime()) return known.sessionId;
    const read = await mustReadAccessToken(token, await key, now());
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    remembered.set(token, read);
    return read.sessionId;
  };
}

/** @throws ProblemError `not-signed-in` for a token that is forged, damaged or over. */
async function mustReadAccessToken(token: string, key: webcrypto.CryptoKey, at: Date): Promise<ReadToken> {
  try {
    const options = { issuer: ISSUER, algorithms: ["HS256"], currentDate: at, requiredClaims: ["exp"] };
    const { payload } = await jwtVerify(token, key, options);
    return { sessionId: z.uuid().parse(payload.jti), endsAtMs: Number(payload.exp) * 1_000 };
  } catch {
    throw new ProblemError("not-signed-in", {
      detail: "The access token is not valid or has run out. Refresh it.",
      headers: { "www-authenticate": 'Bearer error="invalid_token"' },
    });
  }
}
