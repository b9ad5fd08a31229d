// Desks for the lists of the REST API, of any size and some age: the oldest four of five tickets are archived, of the rest
// one of four is not closed, and a fifth of those waits in the queue. Tickets and who sees them, no messages. Indexes are put
// aside while the rows go in.

import pg from "pg";
import pino from "pino";
import { migrate } from "#sync-server/database/migrate.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { benchIdSql } from "../bench-ids.ts";
import { ADMINS, AGENTS, CUSTOMERS, PEOPLE } from "../bench-people.ts";

export interface ListDesk {
  databaseUrl: string;
  tickets: number;
  drop(): Promise<void>;
}

export async function makeListDesk(serverUrl: string, tickets: number): Promise<ListDesk> {
  const name = `holdfast_lists_${tickets}_${process.pid}`;
  await runOn(serverUrl, [`CREATE DATABASE ${name}`]);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = createPool(url.href);
  await migrate(pool, pino({ level: "warn" }));
  const { rows } = await pool.query<{ name: string; definition: string }>(INDEXES);
  await pool.end();
  await runOn(url.href, [
    "SET synchronous_commit = off",
    // Workload and references are as they should be by the way the rows are made.
    "SET session_replication_role = replica",
    ...rows.map(({ name: index }) => `DROP INDEX ${index}`),
    PEOPLE_SQL,
    SESSIONS_SQL,
    ticketsSql(tickets),
    SIGHT_SQL,
    ...rows.map(({ definition }) => definition),
    "VACUUM ANALYZE",
    "CHECKPOINT",
  ]);
  return { databaseUrl: url.href, tickets, drop: () => runOn(serverUrl, [`DROP DATABASE ${name} WITH (FORCE)`]) };
}

async function runOn(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const ARCHIVED_SHARE = 0.8;

const INDEXES = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index AS i
  WHERE i.indrelid IN ('support_tickets'::regclass, 'ticket_sight'::regclass)
    AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid)`;

const PEOPLE_SQL = `
  INSERT INTO people (id, email, display_name, role, is_staff, created_at, updated_at)
  SELECT ${benchIdSql("person", "n")}, 'person' || n || '@bench.example', 'Person ' || n, role, role <> 'customer',
    '2026-01-01', '2026-01-01'
  FROM generate_series(1, ${PEOPLE}) AS n, LATERAL (SELECT CASE WHEN n <= ${ADMINS} THEN 'admin'
    WHEN n <= ${ADMINS + AGENTS} THEN 'support' ELSE 'customer' END AS role) AS roles`;

const SESSIONS_SQL = `
  INSERT INTO sessions (id, person_id, device, created_at, last_used_at, expires_at)
  SELECT ${benchIdSql("session", "n")}, ${benchIdSql("person", "n")}, 'bench', now(), now(), now() + interval '60 days'
  FROM generate_series(1, ${PEOPLE}) AS n`;

function ticketsSql(tickets: number): string {
  return `
  INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
    priority, department, assigned_to, created_by, written_at, created_at, updated_at, public_updated_at, closed_at, archived_at)
  SELECT ${benchIdSql("ticket", "n")}, customer, 2026, n, 'TICK-2026-' || lpad(n::text, greatest(4, length(n::text)), '0'),
    'The machine stops ' || n, repeat('The machine in hall two stops after some minutes. ', 4),
    CASE WHEN is_old OR n % 4 > 0 THEN 'closed' WHEN n % 20 = 0 THEN 'open' ELSE 'in_progress' END,
    (ARRAY['low', 'medium', 'high', 'urgent'])[1 + n / 20 % 4],
    (ARRAY['technical', 'billing', 'sales', 'general'])[1 + n / 80 % 4],
    CASE WHEN n % 100 <> 1 AND (is_old OR n % 20 > 0) THEN ${benchIdSql("person", `1 + ${ADMINS} + n / 7 % ${AGENTS}`)} END,
    customer, at, at, at, at, CASE WHEN is_old OR n % 4 > 0 THEN at END, CASE WHEN is_old THEN at END
  FROM generate_series(1, ${tickets}) AS n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '10 seconds' AS at,
    n <= ${ARCHIVED_SHARE * tickets} AS is_old,
    ${benchIdSql("person", `1 + ${ADMINS + AGENTS} + n % ${CUSTOMERS}`)} AS customer) AS made`;
}

const SIGHT_SQL = `
  INSERT INTO ticket_sight (audience, ticket_id, cause)
  SELECT s.audience, t.id, s.cause FROM support_tickets AS t CROSS JOIN LATERAL (VALUES
    ('customer:' || t.user_id, 'customer', true),
    ('admins', 'admin', t.archived_at IS NULL),
    ('queue', 'queue', t.archived_at IS NULL AND t.assigned_to IS NULL),
    ('agent:' || t.assigned_to, 'assignee', t.assigned_to IS NOT NULL)) AS s (audience, cause, holds) WHERE s.holds`;
