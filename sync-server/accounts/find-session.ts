import type { Role } from "#domain/people/role.ts";
import type { SignedIn } from "../http/authenticate.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

interface SessionRow {
  person_id: string;
  role: Role;
  is_disabled: boolean;
  is_revoked: boolean;
  expires_at: Date;
}

const FIND = {
  name: "find-session",
  text: `SELECT s.person_id, p.role, p.disabled_at IS NOT NULL AS is_disabled, s.revoked_at IS NOT NULL AS is_revoked,
           s.expires_at
         FROM sessions s JOIN people p ON p.id = s.person_id WHERE s.id = $1`,
};

/** The session as it stands now. @throws ProblemError that tells the ends of a session apart (S13). */
export async function mustFindSession({ pool, now }: Services, sessionId: string): Promise<SignedIn> {
  const { rows } = await pool.query<SessionRow>({ ...FIND, values: [sessionId] });
  const session = rows[0];
  if (!session) throw new ProblemError("session-revoked");
  refuseEnded(session, now());
  return { actor: { id: session.person_id, role: session.role }, sessionId };
}

/** @throws ProblemError where the session is over, and why. */
export function refuseEnded(session: Pick<SessionRow, "is_disabled" | "is_revoked" | "expires_at">, now: Date): void {
  if (session.is_disabled) throw new ProblemError("account-disabled", { detail: "Ask an admin of your desk." });
  if (session.is_revoked) throw new ProblemError("session-revoked", { detail: "Sign in again." });
  if (session.expires_at <= now) throw new ProblemError("session-expired", { detail: "Sign in again." });
}
