import { transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

/**
 * P5: a disabled account loses access at once: its sessions end and its live streams close. Who may do this to whom is
 * for the caller to judge. @throws ProblemError where there is no such person.
 */
export async function disablePerson({ pool, now, announcer }: Services, personId: string): Promise<void> {
  const at = now();
  const version = await transact(pool, async (tx) => {
    const { rows } = await tx.query<{ version: string }>(
      `UPDATE people SET disabled_at = coalesce(disabled_at, $2), updated_at = $2 WHERE id = $1
       RETURNING version::text`,
      [personId, at],
    );
    if (!rows[0]) throw new ProblemError("not-found");
    await tx.query(
      `UPDATE sessions SET revoked_at = $2, revoked_because = 'account_disabled'
       WHERE person_id = $1 AND revoked_at IS NULL`,
      [personId, at],
    );
    return rows[0].version;
  });
  announcer.announce({ audiences: [`person:${personId}`, "staff"], version });
}
