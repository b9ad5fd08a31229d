// Idempotency-Key: by it a request is told from a repeat of itself. What a key is kept for is that it can't be used for
// another request; that the request is carried out once follows from the ids that are derived from the key.

import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

const KEPT_MS = 24 * 60 * 60_000;
const FORGOTTEN_AT_ONCE = 100;

export interface KeyClaim {
  personId: string;
  key: string;
  /** A hash of what is asked for. */
  fingerprint: Buffer;
}

type Storing = Pick<Services, "pool" | "now">;

/** Whether the key is new, or came with the same request before. @throws ProblemError where that was another one. */
export async function claimKey({ pool, now }: Storing, claim: KeyClaim): Promise<"fresh" | "repeat"> {
  const { personId, key, fingerprint } = claim;
  const at = now();
  const expired = new Date(at.getTime() - KEPT_MS);
  const claimed = await pool.query(CLAIM, [personId, key, fingerprint, at, expired]);
  if (claimed.rowCount === 1) {
    await pool.query(FORGET, [expired, FORGOTTEN_AT_ONCE]);
    return "fresh";
  }
  const { rows } = await pool.query<{ fingerprint: Buffer }>(
    "SELECT fingerprint FROM idempotency_keys WHERE person_id = $1 AND key = $2",
    [personId, key],
  );
  // One that was released between the two questions leaves nothing to compare with: whoever asked first had failed.
  if (!rows[0] || rows[0].fingerprint.equals(fingerprint)) return "repeat";
  throw new ProblemError("idempotency-key-reused", { detail: "Send each new request with a key of its own." });
}

/** For a request that was refused or failed: it may be mended and sent again under the same key. */
export async function releaseKey({ pool }: Pick<Services, "pool">, { personId, key }: KeyClaim): Promise<void> {
  await pool.query("DELETE FROM idempotency_keys WHERE person_id = $1 AND key = $2", [personId, key]);
}

const CLAIM = `
  INSERT INTO idempotency_keys AS known (person_id, key, fingerprint, created_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (person_id, key) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, created_at = EXCLUDED.created_at
    WHERE known.created_at < $5`;

const FORGET = `
  DELETE FROM idempotency_keys WHERE (person_id, key) IN (
    SELECT person_id, key FROM idempotency_keys WHERE created_at < $1 ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)`;
