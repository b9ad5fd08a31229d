import type { Actor } from "#domain/people/person.ts";
import type { Transaction } from "../database/transact.ts";
import { createKnown, type Known } from "./known.ts";
import { countSightSql, inSightSql, inWideSightSql } from "./sight.ts";
import { type Bind, sql } from "./sql.ts";

/** SQL for the horizon of a view: the same wherever it is asked within the one snapshot. */
export const HORIZON_SQL = "pg_snapshot_xmin(pg_current_snapshot())";

/** A person and a snapshot of the database, of which nothing is known yet. */
export interface Look {
  tx: Transaction;
  viewer: Actor;
  /** Whether little enough is in sight to be found from there, and not by looking through everybody's documents. */
  seesFew: boolean;
  /** What was read for one collection and serves the others too. */
  known: Known;
}

/** One person's look at one snapshot of the database. */
export interface View extends Look {
  /**
   * The oldest transaction that was still under way: all before it have ended, and nothing at or above it is read, so
   * that a change which is committed late is not passed over (S3).
   */
  horizon: bigint;
  epoch: string;
}

const FEW = 1_000;

/** Its `seesFew` is a guess, for what is asked at once with what the view needs to know. */
export function startLook(tx: Transaction, viewer: Actor, seesFew: boolean): Look {
  return { tx, viewer, seesFew, known: createKnown() };
}

export async function openView({ tx, viewer, known }: Look): Promise<View> {
  const { rows } = await tx.query<{ horizon: string; epoch: string | null; seesFew: boolean }>(
    sql(
      (bind) => `
      SELECT ${HORIZON_SQL}::text AS horizon,
        (SELECT value ->> 'id' FROM desk_settings WHERE key = 'epoch') AS epoch,
        ${countSightSql(viewer, FEW + 1, bind)} <= ${FEW} AS "seesFew"`,
    ),
  );
  const [row] = rows;
  if (!row?.epoch) throw new Error("the database has no epoch");
  const { seesFew, epoch } = row;
  return { tx, viewer, horizon: BigInt(row.horizon), epoch, seesFew, known };
}

/** SQL: whether the ticket of that id is in sight, in the form that is quick for this view. */
export function inSightOf({ viewer, seesFew }: Look, ticketId: string, bind: Bind): string {
  return seesFew ? inSightSql(viewer, ticketId, bind) : inWideSightSql(viewer, ticketId, bind);
}
