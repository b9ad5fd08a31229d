import type { SecurityEventKind } from "#protocol/account/security-event.ts";
import { writeSecurityEvent } from "../audit/write-security-event.ts";
import { transact } from "../database/transact.ts";
import type { Services } from "../services.ts";

export type SessionEnd = "signed_out" | "token_reused" | "revoked";

/** Ends one session; its live streams close. Ending it again changes nothing. */
export async function endSession({ pool, now, announcer }: Services, sessionId: string, because: SessionEnd) {
  const at = now();
  const version = await transact(pool, async (tx) => {
    const { rows } = await tx.query<{ version: string; personId: string }>(
      `UPDATE sessions SET revoked_at = $2, revoked_because = $3 WHERE id = $1 AND revoked_at IS NULL
       RETURNING pg_current_xact_id()::text AS version, person_id AS "personId"`,
      [sessionId, at, because],
    );
    const [ended] = rows;
    if (!ended) return null;
    const actor = because === "signed_out" ? { actorId: ended.personId } : {};
    await writeSecurityEvent(tx, { kind: EVENTS[because], at, subjectId: ended.personId, ...actor });
    return ended.version;
  });
  if (version) announcer.announce({ audiences: [`session:${sessionId}`], version });
}

const EVENTS = {
  signed_out: "signed_out",
  token_reused: "token_reused",
  revoked: "session_revoked",
} as const satisfies Record<SessionEnd, SecurityEventKind>;
