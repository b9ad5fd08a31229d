import { uuidv7 } from "uuidv7";
import type { Role } from "#domain/people/role.ts";
import type { SignInRequest, Tokens } from "#protocol/account/account.ts";
import { writeSecurityEvent } from "../audit/write-security-event.ts";
import { type Transaction, transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { answerTokens } from "./answer-tokens.ts";
import { isPassword } from "./password.ts";
import { createRefreshToken, hashRefreshToken } from "./refresh-token.ts";

/** A session ends this long after it was last refreshed. */
export const SESSION_DAYS = 60;

const DAY_MS = 86_400_000;

interface Candidate {
  id: string;
  email: string;
  display_name: string;
  role: Role;
  password_hash: string | null;
  disabled_at: Date | null;
}

export interface SignInTry extends SignInRequest {
  /** Where the request comes from, for the security events. */
  networkAddress: string | undefined;
}

/** @throws ProblemError `wrong-credentials`, the same for an unknown address and a wrong password, or `account-disabled`. */
export async function signIn(services: Services, request: SignInTry): Promise<Tokens> {
  const { rows } = await services.pool.query<Candidate>(
    "SELECT id, email, display_name, role, password_hash, disabled_at FROM people WHERE email = $1",
    [request.email],
  );
  const person = rows[0];
  if (!(await isPassword(request.password, person?.password_hash ?? null)) || !person) {
    await noteFailure(services, request, {
      subjectId: person?.id,
      reason: person ? "wrong_password" : "unknown_address",
    });
    throw new ProblemError("wrong-credentials", {
      detail: "Check both, or ask an admin of your desk to reset the password.",
    });
  }
  if (person.disabled_at) {
    await noteFailure(services, request, { subjectId: person.id, reason: "account_disabled" });
    throw new ProblemError("account-disabled", { detail: "Ask an admin of your desk." });
  }
  const { sessionId, refreshToken } = await startSession(services, person.id, request);
  return answerTokens(services, { sessionId, refreshToken, person });
}

export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + SESSION_DAYS * DAY_MS);
}

interface Failure {
  subjectId: string | undefined;
  reason: "wrong_password" | "unknown_address" | "account_disabled";
}

/** Not the address that was tried: what is typed there by mistake may be a password. */
async function noteFailure(services: Services, { networkAddress }: SignInTry, { subjectId, reason }: Failure) {
  const { pool, now, metrics } = services;
  metrics.signInFailures.inc({ reason });
  const subject = subjectId === undefined ? {} : { subjectId };
  await writeSecurityEvent(pool, { kind: "sign_in_failed", at: now(), ...subject, networkAddress, detail: { reason } });
}

async function startSession({ pool, now }: Services, personId: string, { device, networkAddress }: SignInTry) {
  const sessionId = uuidv7();
  const refreshToken = createRefreshToken();
  const at = now();
  await transact(pool, async (tx) => {
    await forgetEndedSessions(tx, personId, at);
    await tx.query(
      `INSERT INTO sessions (id, person_id, device, created_at, last_used_at, expires_at) VALUES ($1, $2, $3, $4, $4, $5)`,
      [sessionId, personId, device ?? null, at, sessionEnd(at)],
    );
    await tx.query("INSERT INTO refresh_tokens (token_hash, session_id, created_at) VALUES ($1, $2, $3)", [
      hashRefreshToken(refreshToken),
      sessionId,
      at,
    ]);
    await writeSecurityEvent(tx, { kind: "signed_in", at, actorId: personId, subjectId: personId, networkAddress });
  });
  return { sessionId, refreshToken };
}

/** Sessions that ended are kept for a while, so that their devices are told why they ended. */
async function forgetEndedSessions(tx: Transaction, personId: string, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - SESSION_DAYS * DAY_MS);
  await tx.query("DELETE FROM sessions WHERE person_id = $1 AND coalesce(revoked_at, expires_at) < $2", [
    personId,
    forgotten,
  ]);
}
