// One life of the database. A restore into another cluster starts counting transactions anew, and rows with higher old
// versions would stay invisible; any restore forgets what devices have already read. Then a new epoch begins, which rewrites
// every version before anybody is served. Replicas hold checkpoints of the old epoch, are told to reset, and heal.
//
// A copy is told from what it was copied from by what none brings along: a dump writes its rows in transactions of its own, a
// database that was made from another has its own oid, a cluster that was set back a timeline of its own. A copy of the files
// of a cluster has all of these: whoever puts one back says so (docs/operations.md). Nothing else may rewrite the rows of
// desk_settings, for that looks like a dump.

import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { type Transaction, transact } from "./transact.ts";

const SETTING = "epoch";
const EPOCH_LOCK = 7_420_002;

interface Epoch {
  id: string;
  /** The cluster, and which of its timelines, that the versions were counted on. */
  cluster: string;
  /** The oid of the database; null where the epoch began before it was kept. */
  database: string | null;
  /** Whether its row is the one that a server wrote, and not a copy. */
  isOriginal: boolean;
}

/** To be called once at start, before serving. */
export async function ensureEpoch(pool: Pool, log: Pick<Logger, "warn">): Promise<void> {
  await transact(pool, async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock($1)", [EPOCH_LOCK]);
    const [known, place] = [await findEpoch(tx), await readPlace(tx)];
    const isKnown = known && isOfPlace(known, place) && !(await hasVersionsAhead(tx));
    if (isKnown && known.database !== null) return;
    if (known && !isKnown) {
      log.warn(
        { known: known.cluster, cluster: place.cluster },
        "the database was restored: every replica will fetch anew",
      );
      await rewriteVersions(tx);
    }
    await keepEpoch(tx, isKnown ? known.id : randomUUID(), place);
  });
}

function isOfPlace({ cluster, database, isOriginal }: Epoch, place: Place): boolean {
  return cluster === place.cluster && (database ?? place.database) === place.database && isOriginal;
}

async function findEpoch(tx: Transaction): Promise<Epoch | undefined> {
  // xmin has the lower 32 bits of the transaction that wrote the row, also once the row is frozen. Where it was not kept, a row
  // that came in one transaction with others was copied: a server writes each in one of its own.
  const { rows } = await tx.query<Epoch>(
    `SELECT value ->> 'id' AS id, value ->> 'cluster' AS cluster, value ->> 'database' AS database, coalesce(
       mod((value ->> 'writtenBy')::numeric, 4294967296) = xmin::text::numeric,
       NOT EXISTS (SELECT FROM desk_settings AS other WHERE other.key <> $1 AND other.xmin = desk_settings.xmin)
     ) AS "isOriginal"
     FROM desk_settings WHERE key = $1`,
    [SETTING],
  );
  return rows[0];
}

async function keepEpoch(tx: Transaction, id: string, place: Place): Promise<void> {
  await tx.query(
    `INSERT INTO desk_settings (key, value)
     VALUES ($1, $2::jsonb || jsonb_build_object('writtenBy', pg_current_xact_id()::text))
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [SETTING, JSON.stringify({ id, ...place })],
  );
}

type Place = Pick<Epoch, "cluster"> & { database: string };

async function readPlace(tx: Transaction): Promise<Place> {
  const { rows } = await tx.query<Place>(
    `SELECT (SELECT system_identifier FROM pg_control_system()) || '/' ||
       ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int AS cluster,
       (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS database`,
  );
  const [place] = rows;
  if (!place) throw new Error("Postgres does not say which cluster and database this is.");
  return place;
}

/**
 * Whether a row claims to be from a transaction that has not begun. One statement, so one snapshot: whatever other servers
 * commit meanwhile lies below its xmax or is not seen.
 */
async function hasVersionsAhead(tx: Transaction): Promise<boolean> {
  const columns = Object.entries(VERSIONED).flatMap(([table, names]) => names.map((name) => [table, name] as const));
  const ahead = columns.map(
    ([table, name]) => `EXISTS (SELECT FROM ${table} WHERE ${name} >= pg_snapshot_xmax(pg_current_snapshot()))`,
  );
  const { rows } = await tx.query<{ ahead: boolean }>(`SELECT ${ahead.join(" OR ")} AS ahead`);
  return rows[0]?.ahead ?? false;
}

const VERSIONED = {
  people: ["version"],
  support_tickets: ["version", "public_version"],
  ticket_messages: ["version"],
  ticket_history: ["version"],
  ticket_sight: ["since", "until"],
  notices: ["version"],
} as const;

async function rewriteVersions(tx: Transaction): Promise<void> {
  // Who resets needs no word of tickets that left their sight before.
  await tx.query("DELETE FROM ticket_sight WHERE until IS NOT NULL");
  for (const [table, names] of Object.entries(VERSIONED)) {
    const present = names.filter((name) => name !== "until").map((name) => `${name} = pg_current_xact_id()`);
    await tx.query(`UPDATE ${table} SET ${present.join(", ")}`);
  }
  await tx.query(
    `UPDATE operation_outcomes SET outcome = jsonb_set(outcome, '{version}', to_jsonb(pg_current_xact_id()::text))
     WHERE outcome ? 'version'`,
  );
}
