import { randomBytes } from "node:crypto";
import type { Pool } from "pg";

const SETTING = "access_token_key";

/** The key that access tokens are signed with: made by whichever server starts first, the same for all. */
export async function ensureSigningKey(pool: Pool): Promise<Uint8Array> {
  const fresh = randomBytes(32).toString("base64");
  await pool.query("INSERT INTO desk_settings (key, value) VALUES ($1, to_jsonb($2::text)) ON CONFLICT DO NOTHING", [
    SETTING,
    fresh,
  ]);
  const { rows } = await pool.query<{ value: string }>("SELECT value FROM desk_settings WHERE key = $1", [SETTING]);
  return Buffer.from(rows[0]?.value ?? fresh, "base64");
}
