// One life of the database. A restore into another cluster starts counting transactions anew, and rows with higher old
// versions would stay invisible; a restore to a point in time forgets what devices have already read. Then a new epoch
// begins, which rewrites every version before anybody is served. Replicas hold checkpoints of the old epoch, are told to
// reset, and heal.

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
}

/** To be called once at start, before serving. */
export async function ensureEpoch(pool: Pool, log: Pick<Logger, "warn">): Promise<void> {
  await transact(pool, async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock($1)", [EPOCH_LOCK]);
    const [known, cluster] = [await findEpoch(tx), await readCluster(tx)];
    if (known?.cluster === cluster && !(await hasVersionsAhead(tx))) return;
    if (known) {
      log.warn({ known: known.cluster, cluster }, "the database was restored: every replica will fetch anew");
      await rewriteVersions(tx);
    }
    await keepEpoch(tx, { id: randomUUID(), cluster });
  });
}

async function findEpoch(tx: Transaction): Promise<Epoch | undefined> {
  const { rows } = await tx.query<{ value: Epoch }>("SELECT value FROM desk_settings WHERE key = $1", [SETTING]);
  return rows[0]?.value;
}

async function keepEpoch(tx: Transaction, epoch: Epoch): Promise<void> {
  await tx.query(
    "INSERT INTO desk_settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    [SETTING, JSON.stringify(epoch)],
  );
}

async function readCluster(tx: Transaction): Promise<string> {
  const { rows } = await tx.query<{ cluster: string }>(
    `SELECT (SELECT system_identifier FROM pg_control_system()) || '/' ||
       (SELECT timeline_id FROM pg_control_checkpoint()) AS cluster`,
  );
  return rows[0]?.cluster ?? "unknown";
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
