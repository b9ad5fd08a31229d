// Every write goes through `transact`, every read that must be consistent over several statements through `readSnapshot`.

import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";

/** A connection within a transaction. */
export type Transaction = PoolClient;

const ATTEMPTS = 8;
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
/** What was prepared on this connection no longer fits, for a newer server has changed the schema meanwhile. */
const STALE_PLAN = "0A000";
/** Something before it in the transaction has failed. */
const IN_FAILED_TRANSACTION = "25P02";

/** Takes a write whose result nobody needs: it leaves together with the commit, which waits for it. */
export type LastWrites = (write: Promise<unknown>) => void;

/**
 * Runs `work` in a READ COMMITTED transaction and returns what it returns, after the commit. Work that lost a deadlock or
 * could not be serialised is run again, so it must have no effect but through its transaction.
 */
export async function transact<T>(pool: Pool, work: (tx: Transaction, last: LastWrites) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(pool, { begin: "BEGIN ISOLATION LEVEL READ COMMITTED", isReadOnly: false }, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isWorthAnotherTry(error)) throw error;
      await delay(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/**
 * How statements are planned. `generic`: once for every connection, whatever their values, which is right where each of
 * them finds little by an index, and where planning would cost more than finding. `custom`: anew for the values given,
 * which is right where these decide how much there is to read.
 */
export type Planning = "generic" | "custom";

const READ_BEGINNINGS = {
  custom: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
  generic: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL plan_cache_mode = force_generic_plan",
} as const satisfies Record<Planning, string>;

/** Runs `work` in one read-only snapshot of the database. */
export async function readSnapshot<T>(
  pool: Pool,
  work: (tx: Transaction) => Promise<T>,
  planning: Planning = "custom",
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(pool, { begin: READ_BEGINNINGS[planning], isReadOnly: true }, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || codeOf(error) !== STALE_PLAN) throw error;
    }
  }
}

interface Kind {
  begin: string;
  isReadOnly: boolean;
}

async function runOnce<T>(
  pool: Pool,
  { begin, isReadOnly }: Kind,
  work: (tx: Transaction, last: LastWrites) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const writes: Promise<unknown>[] = [];
  const last: LastWrites = (write) => {
    // It is waited for below; until then its failing is no fault of nobody's.
    write.catch(() => undefined);
    writes.push(write);
  };
  // A connection that breaks while it is lent reports here as well as in the query under way.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on("error", onError);
  try {
    // Nothing is lost by not waiting: where it can't begin, what follows fails as well.
    const begun = client.query(begin);
    begun.catch(() => undefined);
    const result = await work(client, last);
    await begun;
    const ending = client.query("COMMIT");
    // How a transaction that only read ends changes nothing: whoever has the connection next asks behind it.
    if (isReadOnly) ending.catch(() => undefined);
    // A commit behind a write that failed is none, and says nothing of it: the write does.
    else await Promise.all([...writes, ending]);
    return result;
  } catch (error) {
    const cause = await findCause(error, writes);
    broken = isBeyondUse(cause) ? cause : await rollBack(client, broken);
    throw cause;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

/** What is asked behind a write that failed only says that something has: the write says what, and whether to try again. */
async function findCause(error: unknown, writes: readonly Promise<unknown>[]): Promise<unknown> {
  if (codeOf(error) !== IN_FAILED_TRANSACTION) return error;
  const settled = await Promise.allSettled(writes);
  const failures = settled.flatMap((write) => (write.status === "rejected" ? [write.reason as unknown] : []));
  return failures.find((failure) => codeOf(failure) !== IN_FAILED_TRANSACTION) ?? error;
}

async function rollBack(client: PoolClient, broken: Error | undefined): Promise<Error | undefined> {
  return await client.query("ROLLBACK").then(
    () => broken,
    (failure: Error) => failure,
  );
}

/** Then the connection is given up: what is asked on it after would wait in vain as well, or meet the same stale plan. */
function isBeyondUse(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error.message === "Query read timeout" || codeOf(error) === STALE_PLAN;
}

function isWorthAnotherTry(error: unknown): boolean {
  return [SERIALIZATION_FAILURE, DEADLOCK, STALE_PLAN].includes(String(codeOf(error)));
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
