import { type Transaction, transact } from "../database/transact.ts";
import type { Services } from "../services.ts";

/** P5: a disabled account loses access at once: its sessions end and its live streams close. */
export async function disablePerson({ pool, now, announcer }: Services, personId: string): Promise<void> {
  const version = await transact(pool, async (tx) => {
    const at = now();
    await tx.query("UPDATE people SET disabled_at = coalesce(disabled_at, $2), updated_at = $2 WHERE id = $1", [
      personId,
      at,
    ]);
    await tx.query(
      "UPDATE sessions SET revoked_at = $2, revoked_because = 'account_disabled' WHERE person_id = $1 AND revoked_at IS NULL",
      [personId, at],
    );
    return currentVersion(tx);
  });
  announcer.announce({ audiences: [`person:${personId}`, "staff"], version });
}

export async function currentVersion(tx: Transaction): Promise<string> {
  const { rows } = await tx.query<{ version: string }>("SELECT pg_current_xact_id()::text AS version");
  return rows[0]?.version ?? "0";
}
