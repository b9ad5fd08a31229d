import type { Role } from "#domain/people/role.ts";
import type { SignedIn } from "../http/authenticate.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

interface SessionRow {
  id: string;
  person_id: string;
  role: Role;
  is_disabled: boolean;
  is_revoked: boolean;
  expires_at: Date;
}

const FIND = `
  SELECT s.id, s.person_id, p.role, p.disabled_at IS NOT NULL AS is_disabled, s.revoked_at IS NOT NULL AS is_revoked,
    s.expires_at
  FROM sessions s JOIN people p ON p.id = s.person_id WHERE s.id = ANY ($1::uuid[])`;

/** The session as it stands now. @throws ProblemError that tells the ends of a session apart (S13). */
export type FindSession = (sessionId: string) => Promise<SignedIn>;

/**
 * Every request asks for its session. Those that come while Postgres is being asked for others are asked for together
 * next: a thousand devices at once cost few questions.
 */
export function createSessionFinder({ pool, now }: Pick<Services, "pool" | "now">): FindSession {
  let next = nothing();
  let isAsking = false;

  async function ask(): Promise<void> {
    while (next.ids.size > 0) {
      const batch = next;
      next = nothing();
      await pool.query<SessionRow>(FIND, [[...batch.ids]]).then(({ rows }) => batch.answer(byId(rows)), batch.fail);
    }
    isAsking = false;
  }

  return async (sessionId) => {
    const { ids, answered } = next;
    ids.add(sessionId);
    // Once all that has arrived in this moment has been read.
    if (!isAsking) {
      isAsking = true;
      setImmediate(ask);
    }
    const session = (await answered).get(sessionId);
    if (!session) throw new ProblemError("session-revoked");
    refuseEnded(session, now());
    return { actor: { id: session.person_id, role: session.role }, sessionId };
  };
}

type Sessions = ReadonlyMap<string, SessionRow>;

function byId(rows: readonly SessionRow[]): Sessions {
  return new Map(rows.map((row) => [row.id, row]));
}

interface Batch {
  ids: Set<string>;
  answered: Promise<Sessions>;
  answer(sessions: Sessions): void;
  fail(error: unknown): void;
}

function nothing(): Batch {
  let [answer, fail]: [Batch["answer"], Batch["fail"]] = [() => undefined, () => undefined];
  const answered = new Promise<Sessions>((resolve, reject) => {
    [answer, fail] = [resolve, reject];
  });
  return { ids: new Set(), answered, answer, fail };
}

/** @throws ProblemError where the session is over, and why. */
export function refuseEnded(session: Pick<SessionRow, "is_disabled" | "is_revoked" | "expires_at">, now: Date): void {
  if (session.is_disabled) throw new ProblemError("account-disabled", { detail: "Ask an admin of your desk." });
  if (session.is_revoked) throw new ProblemError("session-revoked", { detail: "Sign in again." });
  if (session.expires_at <= now) throw new ProblemError("session-expired", { detail: "Sign in again." });
}
