import type { Pool } from "pg";

/** When each transaction was committed, in milliseconds since 1970; null where the Postgres does not keep it. */
export async function readCommitTimes(pool: Pool, versions: readonly string[]): Promise<Map<string, number> | null> {
  const { rows: settings } = await pool.query<{ kept: string }>(
    "SELECT current_setting('track_commit_timestamp') AS kept",
  );
  if (settings[0]?.kept !== "on") return null;
  const { rows } = await pool.query<{ version: string; at: number }>(
    `SELECT version, (extract(epoch FROM pg_xact_commit_timestamp(version::xid8::xid)) * 1000)::float8 AS at
     FROM unnest($1::text[]) AS of_bench (version)`,
    [versions],
  );
  return new Map(rows.map(({ version, at }) => [version, at]));
}
