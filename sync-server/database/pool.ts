import pg, { type Pool } from "pg";
import { createStatementNames, prepareStatements } from "./prepare-statements.ts";

export interface PoolOptions {
  max?: number;
  /**
   * Ends what Postgres has not answered by then: a connection that was cut without a word answers never. Postgres breaks the
   * statement off as well, for it would work on for an asker that is gone.
   */
  answerWithinMs?: number;
}

/** Postgres gives 64-bit numbers as text; versions stay text, counts become numbers where they are read. */
export function createPool(connectionString: string, { max = 20, answerWithinMs }: PoolOptions = {}): Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: "holdfast",
    keepAlive: true,
    // Statements that don't wait for each other's results are sent without waiting; Postgres runs them in their order.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    ...(answerWithinMs === undefined ? {} : { query_timeout: answerWithinMs, statement_timeout: answerWithinMs }),
    // The feed lags by the longest open transaction of the cluster.
    idle_in_transaction_session_timeout: 60_000,
  });
  const nameOf = createStatementNames();
  pool.on("connect", (client) => {
    prepareStatements(client, nameOf);
    // A connection may break at any moment, also between two uses or while it is being given up. Whoever uses it then
    // hears of it by what they asked, and a fault that nobody listens for would end the process.
    client.on("error", () => undefined);
  });
  // An idle connection that breaks is replaced at its next use.
  pool.on("error", () => undefined);
  return pool;
}
