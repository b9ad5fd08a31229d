// Staying signed in: a refresh token is used once and gives its successor. An answer that was lost must not look like theft:
// a token may be repeated, and gives the same successor, until that was first used. A replay after that ends the session.

import type { Account, Tokens } from "#protocol/account/account.ts";
import { type Transaction, transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { answerTokens } from "./answer-tokens.ts";
import { endSession } from "./end-session.ts";
import { refuseEnded } from "./find-session.ts";
import { createRefreshToken, hashRefreshToken, openSuccessor, sealSuccessor } from "./refresh-token.ts";
import { sessionEnd } from "./sign-in.ts";

interface Bearer extends Account {
  session_id: string;
  sealed_successor: Buffer | null;
  is_superseded: boolean;
  is_disabled: boolean;
  is_revoked: boolean;
  expires_at: Date;
}

type Rotation = { bearer: Bearer; successor: string } | { reusedIn: string };

/** @throws ProblemError that tells the ends of a session apart (S13). */
export async function refreshSession(services: Services, token: string): Promise<Tokens> {
  const rotation = await transact(services.pool, (tx) => rotate(tx, token, services.now()));
  if ("reusedIn" in rotation) {
    await endSession(services, rotation.reusedIn, "token_reused");
    throw new ProblemError("session-revoked", {
      detail: "This refresh token was used twice, so the session was ended for safety. Sign in again.",
    });
  }
  const { bearer, successor } = rotation;
  return answerTokens(services, { sessionId: bearer.session_id, refreshToken: successor, person: bearer });
}

async function rotate(tx: Transaction, token: string, now: Date): Promise<Rotation> {
  const tokenHash = hashRefreshToken(token);
  const bearer = await lockBearer(tx, tokenHash);
  if (!bearer) throw new ProblemError("session-expired", { detail: "This refresh token is not known. Sign in again." });
  refuseEnded(bearer, now);
  if (bearer.is_superseded) return { reusedIn: bearer.session_id };
  if (bearer.sealed_successor) return { bearer, successor: openSuccessor(token, bearer.sealed_successor) };
  const successor = createRefreshToken();
  await keepSuccessor(tx, { tokenHash, token, successor, sessionId: bearer.session_id, now });
  return { bearer, successor };
}

/** The session's row is locked, so that two refreshes with one token get one successor. */
async function lockBearer(tx: Transaction, tokenHash: Buffer): Promise<Bearer | undefined> {
  await tx.query(
    "SELECT 1 FROM sessions WHERE id = (SELECT session_id FROM refresh_tokens WHERE token_hash = $1) FOR UPDATE",
    [tokenHash],
  );
  const { rows } = await tx.query<Bearer>(
    `SELECT p.id, p.email, p.display_name, p.role, p.disabled_at IS NOT NULL AS is_disabled, s.id AS session_id,
       s.revoked_at IS NOT NULL AS is_revoked, s.expires_at, t.sealed_successor,
       EXISTS (SELECT 1 FROM refresh_tokens next WHERE next.token_hash = t.successor_hash AND next.used_at IS NOT NULL)
         AS is_superseded
     FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN people p ON p.id = s.person_id
     WHERE t.token_hash = $1`,
    [tokenHash],
  );
  return rows[0];
}

interface Succession {
  tokenHash: Buffer;
  token: string;
  successor: string;
  sessionId: string;
  now: Date;
}

async function keepSuccessor(tx: Transaction, { tokenHash, token, successor, sessionId, now }: Succession) {
  const successorHash = hashRefreshToken(successor);
  await tx.query(
    "UPDATE refresh_tokens SET used_at = $2, successor_hash = $3, sealed_successor = $4 WHERE token_hash = $1",
    [tokenHash, now, successorHash, sealSuccessor(token, successor)],
  );
  // This token is in use now, so its predecessor may no longer have it.
  await tx.query("UPDATE refresh_tokens SET sealed_successor = NULL WHERE session_id = $1 AND successor_hash = $2", [
    sessionId,
    tokenHash,
  ]);
  await tx.query("INSERT INTO refresh_tokens (token_hash, session_id, created_at) VALUES ($1, $2, $3)", [
    successorHash,
    sessionId,
    now,
  ]);
  await tx.query("UPDATE sessions SET last_used_at = $2, expires_at = $3 WHERE id = $1", [
    sessionId,
    now,
    sessionEnd(now),
  ]);
}
