// The desk's database between runs and beside the servers: emptied, peopled, held up, cut off, looked at.

import { hash } from "@node-rs/argon2";
import pg, { type Pool } from "pg";
import pino from "pino";
import type { Role } from "#domain/people/role.ts";
import { ensureSigningKey } from "#sync-server/accounts/signing-key.ts";
import { ensureEpoch } from "#sync-server/database/epoch.ts";
import { migrate } from "#sync-server/database/migrate.ts";
import { CAST, PASSWORD } from "../cast.ts";

export interface DeskDatabase {
  pool: Pool;
  signingKey: Uint8Array;
  /** Nobody and nothing is left of the run before. */
  empty(): Promise<void>;
  /** Holds a ticket in a transaction that writes: who changes it waits, and the horizon stays below. */
  hold(ticketId: string): Promise<Hold>;
  /** Whether a transaction of a server waits for one that is held. */
  isSomebodyWaiting(): Promise<boolean>;
  /** The ids of those whose accounts are disabled. */
  findDisabled(): Promise<string[]>;
  /** Of everybody, by their ids. */
  findRoles(): Promise<Map<string, Role>>;
  /** Whether a new name is not yet told with everything that shows it. */
  isRetelling(): Promise<boolean>;
  cutConnections(): Promise<void>;
  /** A transaction later than every one that has ended. */
  findPresent(): Promise<string>;
  end(): Promise<void>;
}

export interface Hold {
  release(): Promise<void>;
}

export async function openDeskDatabase(url: string): Promise<DeskDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: 4, application_name: "simulation" });
  pool.on("error", () => undefined);
  await migrate(pool, pino({ level: "error" }));
  await ensureEpoch(pool, { warn: () => undefined });
  // What keeps security events from being taken out would keep one run's from making room for the next.
  await pool.query("ALTER TABLE security_events DISABLE TRIGGER USER");
  const signingKey = await ensureSigningKey(pool);
  const passwordHash = await hash(PASSWORD, {
    memoryCost: 8,
    timeCost: 1,
    parallelism: 1,
  });

  return {
    pool,
    signingKey,
    async empty() {
      const { rows } = await pool.query<{ name: string }>(
        `SELECT tablename AS name FROM pg_tables
         WHERE schemaname = 'public' AND tablename NOT IN ('desk_settings', 'schema_migrations')`,
      );
      await untilNoDeadlock(() => pool.query(`TRUNCATE ${rows.map(({ name }) => name).join(", ")}`));
      await insertCast(pool, passwordHash);
    },
    hold: (ticketId) => hold(url, ticketId),
    async isSomebodyWaiting() {
      const { rowCount } = await pool.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return rowCount !== 0;
    },
    async findDisabled() {
      const { rows } = await pool.query<{ id: string }>("SELECT id FROM people WHERE disabled_at IS NOT NULL");
      return rows.map(({ id }) => id);
    },
    async findRoles() {
      const { rows } = await pool.query<{ id: string; role: Role }>("SELECT id, role FROM people");
      return new Map(rows.map(({ id, role }) => [id, role]));
    },
    async isRetelling() {
      const { rowCount } = await pool.query("SELECT FROM name_changes");
      return rowCount !== 0;
    },
    async cutConnections() {
      await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'holdfast'`,
      );
    },
    async findPresent() {
      const { rows } = await pool.query<{ present: string }>("SELECT pg_current_xact_id()::text AS present");
      return rows[0]?.present ?? "0";
    },
    end: () => pool.end(),
  };
}

const ATTEMPTS = 20;

/** A server may still be at work on what a device of the run before asked for. */
async function untilNoDeadlock(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (fault) {
      if ((fault as { code?: string }).code !== "40P01" || attempt >= ATTEMPTS) throw fault;
    }
  }
}

async function insertCast(pool: Pool, passwordHash: string): Promise<void> {
  const cast = Object.values(CAST);
  await pool.query(
    `INSERT INTO people (id, email, display_name, role, password_hash, created_at, updated_at)
     SELECT id, email, name, role, $5, now(), now()
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS p (id, email, name, role)`,
    [
      cast.map(({ id }) => id),
      cast.map(({ email }) => email),
      cast.map(({ displayName }) => displayName),
      cast.map(({ role }) => role),
      passwordHash,
    ],
  );
}

async function hold(url: string, ticketId: string): Promise<Hold> {
  const client = new pg.Client({ connectionString: url, application_name: "simulated hold" });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("BEGIN");
  await client.query("SELECT pg_current_xact_id()");
  await client.query("SELECT FROM support_tickets WHERE id = $1 FOR UPDATE", [ticketId]);
  return {
    release: () =>
      client
        .query("COMMIT")
        .then(() => client.end())
        .catch(() => undefined),
  };
}
