import type { Transaction } from "../database/transact.ts";

/** The version of everything that this transaction writes. */
export async function currentVersion(tx: Transaction): Promise<string> {
  const { rows } = await tx.query<{ version: string }>("SELECT pg_current_xact_id()::text AS version");
  const [row] = rows;
  if (!row) throw new Error("a transaction without an id");
  return row.version;
}
