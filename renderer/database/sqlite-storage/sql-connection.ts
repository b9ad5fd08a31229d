// One open SQLite database, as the engine uses it. Whoever opens it (in memory, on OPFS, over IndexedDB) decides where
// its pages lie and whether they are encrypted; what runs on it is the same everywhere.

export type SqlValue = string | number | bigint | Uint8Array | null;
export type SqlRow = SqlValue[];

export interface SqlConnection {
  /** Runs statements that return nothing: schema, pragmas, BEGIN, COMMIT. @throws what SQLite says. */
  exec(sql: string): Promise<void>;
  /** Runs one statement, prepared at its first use and kept. @returns its rows in the order of its columns. */
  query(sql: string, parameters?: readonly SqlValue[]): Promise<SqlRow[]>;
  /** Lets go of the file. What was committed is in it. */
  close(): Promise<void>;
}
