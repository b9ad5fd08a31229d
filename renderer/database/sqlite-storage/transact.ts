import type { SqlConnection } from "./sql-connection.ts";

/**
 * `waitsForDisk`: whether it returns only once the disk has it; true unless said otherwise. Every transaction waits where
 * changes have no file of their own, for there what does not wait may not outlive this process either.
 */
export type Transact = <T>(work: () => Promise<T>, options?: { waitsForDisk: boolean }) => Promise<T>;

/**
 * What does not wait for the disk outlives this process at once, and a fall of the whole machine once a later transaction has
 * waited: transactions get to the disk in their order, so that none is there without those before it.
 *
 * Runs work in a transaction, one at a time as its caller sees to. What fails leaves nothing behind; `onRollback` is for
 * whoever remembered what was written.
 */
export function createTransact(connection: SqlConnection, onRollback: () => void): Transact {
  let mayGather: boolean | null = null;
  let isWaiting = true;
  const setWaiting = async (waits: boolean) => {
    mayGather ??= (await connection.query("PRAGMA journal_mode"))[0]?.[0] === "wal";
    if (!mayGather || waits === isWaiting) return;
    await connection.exec(`PRAGMA synchronous = ${waits ? "full" : "normal"}`);
    isWaiting = waits;
  };
  return async (work, { waitsForDisk } = { waitsForDisk: true }) => {
    await setWaiting(waitsForDisk);
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
