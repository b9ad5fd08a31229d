// One life of the database. A restore into a new cluster starts counting transactions anew, and rows with higher old
// versions would stay invisible: then a new epoch begins, which rewrites every version before anybody is served.
// Replicas hold checkpoints of the old epoch, are told to reset, and heal.

import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { type Transaction, transact } from "./transact.ts";

const SETTING = "epoch";
const EPOCH_LOCK = 7_420_002;

interface Epoch {
  id: string;
  cluster: string;
}

/** To be called once at start, before serving. Returns the epoch's id. */
export function ensureEpoch(pool: Pool): Promise<string> {
  return transact(pool, async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock($1)", [EPOCH_LOCK]);
    const { rows } = await tx.query<{ cluster: string }>(
      "SELECT system_identifier::text AS cluster FROM pg_control_system()",
    );
    const cluster = rows[0]?.cluster ?? "unknown";
    const known = await findEpoch(tx);
    if (known?.cluster === cluster && !(await hasVersionsAhead(tx))) return known.id;
    if (known) await rewriteVersions(tx);
    const epoch: Epoch = { id: randomUUID(), cluster };
    await tx.query(
      "INSERT INTO desk_settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      [SETTING, JSON.stringify(epoch)],
    );
    return epoch.id;
  });
}

async function findEpoch(tx: Transaction): Promise<Epoch | undefined> {
  const { rows } = await tx.query<{ value: Epoch }>("SELECT value FROM desk_settings WHERE key = $1", [SETTING]);
  return rows[0]?.value;
}

async function hasVersionsAhead(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.query<{ ahead: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM support_tickets WHERE version > pg_current_xact_id())
       OR EXISTS (SELECT 1 FROM people WHERE version > pg_current_xact_id()) AS ahead`,
  );
  return rows[0]?.ahead ?? false;
}

/** The version triggers stamp the present transaction on every row that is written. */
async function rewriteVersions(tx: Transaction): Promise<void> {
  await tx.query("UPDATE people SET updated_at = updated_at");
  await tx.query("UPDATE support_tickets SET updated_at = updated_at, public_version = pg_current_xact_id()");
  await tx.query("UPDATE ticket_messages SET updated_at = updated_at");
  await tx.query("UPDATE ticket_history SET at = at");
  await tx.query("DELETE FROM ticket_sight WHERE until IS NOT NULL");
  await tx.query("UPDATE ticket_sight SET since = pg_current_xact_id()");
}
