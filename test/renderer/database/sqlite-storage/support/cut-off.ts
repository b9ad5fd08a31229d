import type { SqlConnection } from "#renderer/database/sqlite-storage/sql-connection.ts";

/**
 * Does this with a connection that ends after so many statements, as it does with its process. What was under way is then
 * taken back, as SQLite does it when the file is opened next. @returns whether the work came to its end before.
 */
export async function endsWithin(
  statements: number,
  connection: SqlConnection,
  work: (mortal: SqlConnection) => Promise<unknown>,
): Promise<boolean> {
  let left = statements;
  const ifAlive = async <T>(ask: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left < 0) throw new Error("The process was killed.");
    return await ask();
  };
  try {
    await work({
      ...connection,
      exec: (sql) => ifAlive(() => connection.exec(sql)),
      query: (sql, parameters) => ifAlive(() => connection.query(sql, parameters)),
    });
    return true;
  } catch {
    await connection.exec("ROLLBACK").catch(() => undefined);
    return false;
  }
}
