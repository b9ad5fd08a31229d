import type { SqlConnection } from "./sql-connection.ts";

export type Transact = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Runs work in a transaction, one at a time as its caller sees to. What fails leaves nothing behind; `onRollback` is for
 * whoever remembered what was written.
 */
export function createTransact(connection: SqlConnection, onRollback: () => void): Transact {
  return async (work) => {
    await connection.exec("BEGIN IMMEDIATE");
    try {
      const result = await work();
      await connection.exec("COMMIT");
      return result;
    } catch (error) {
      onRollback();
      // SQLite has rolled back by itself after some errors, a full disk say: what went wrong first is what counts.
      await connection.exec("ROLLBACK").catch(() => undefined);
      throw error;
    }
  };
}
