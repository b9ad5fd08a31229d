import type { Actor } from "#domain/people/person.ts";
import type { Transaction } from "../database/transact.ts";

/** One person's look at one snapshot of the database. */
export interface View {
  tx: Transaction;
  viewer: Actor;
  /**
   * The oldest transaction that was still under way: all before it have ended, and nothing at or above it is read, so
   * that a change which is committed late is not passed over (S3).
   */
  horizon: bigint;
  epoch: string;
}

export async function openView(tx: Transaction, viewer: Actor): Promise<View> {
  const { rows } = await tx.query<{ horizon: string; epoch: string | null }>(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
       (SELECT value ->> 'id' FROM desk_settings WHERE key = 'epoch') AS epoch`,
  );
  const [row] = rows;
  if (!row?.epoch) throw new Error("the database has no epoch");
  return { tx, viewer, horizon: BigInt(row.horizon), epoch: row.epoch };
}
