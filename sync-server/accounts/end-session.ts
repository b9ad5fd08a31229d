import { transact } from "../database/transact.ts";
import type { Services } from "../services.ts";

export type SessionEnd = "signed_out" | "token_reused" | "account_disabled" | "revoked";

/** Ends one session; its live streams close. Ending it again changes nothing. */
export async function endSession({ pool, now, announcer }: Services, sessionId: string, because: SessionEnd) {
  const version = await transact(pool, async (tx) => {
    const { rows } = await tx.query<{ version: string }>(
      `UPDATE sessions SET revoked_at = $2, revoked_because = $3 WHERE id = $1 AND revoked_at IS NULL
       RETURNING pg_current_xact_id()::text AS version`,
      [sessionId, now(), because],
    );
    return rows[0]?.version;
  });
  if (version) announcer.announce({ audiences: [`session:${sessionId}`], version });
}
