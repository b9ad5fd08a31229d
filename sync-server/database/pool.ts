import pg, { type Pool } from "pg";

/** Postgres gives 64-bit numbers as text; versions stay text, counts become numbers where they are read. */
export function createPool(connectionString: string, { max = 20 }: { max?: number } = {}): Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: "holdfast",
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // The feed lags by the longest open transaction of the cluster.
    idle_in_transaction_session_timeout: 60_000,
  });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  return pool;
}
