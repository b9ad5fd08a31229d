// A desk of ten thousand tickets, made in SQL within seconds: a tenth of it waits in the queue, the rest is shared out
// among the agents; every customer has four tickets. Each few tickets are of a transaction of their own, as in life.

import pg from "pg";
import { hashPassword } from "#sync-server/accounts/password.ts";
import { benchIdSql } from "./bench-ids.ts";
import { ADMINS, AGENTS, BENCH_PASSWORD, CUSTOMERS, PEOPLE } from "./bench-people.ts";

export const TICKETS = 10_000;
/** Every so manieth ticket waits in the queue. */
export const QUEUE_EVERY = 10;
export const MESSAGES_A_TICKET = 4;
export const HISTORY_A_TICKET = 3;

/** Which person, by number, a ticket is assigned to, null for the queue; and whose it is. */
export function assigneeOf(ticket: number): number | null {
  return ticket % QUEUE_EVERY === 0 ? null : 1 + ADMINS + (Math.floor(ticket / QUEUE_EVERY) % AGENTS);
}

/** One of the tickets of an agent, by the agent's index; `dice` gives numbers from 0 to 1. */
export function ticketOfAgent(index: number, dice: () => number): number {
  const rounds = Math.floor(TICKETS / QUEUE_EVERY / AGENTS);
  const round = Math.floor(dice() * rounds) * AGENTS + (index % AGENTS);
  return round * QUEUE_EVERY + 1 + Math.floor(dice() * (QUEUE_EVERY - 1));
}

export function customerOf(ticket: number): number {
  return 1 + ADMINS + AGENTS + (ticket % CUSTOMERS);
}

export async function seedDesk(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SET synchronous_commit = off");
    await client.query(PEOPLE_SQL, [await hashPassword(BENCH_PASSWORD)]);
    await client.query(SESSIONS_SQL);
    await client.query(TICKETS_SQL);
    await client.query("INSERT INTO ticket_counters (year, last_sequence) VALUES (2026, $1)", [TICKETS]);
    await client.query("VACUUM ANALYZE");
    await client.query("CHECKPOINT");
  } finally {
    await client.end();
  }
}

const WORDS =
  "The machine in hall two stops after some minutes with the red lamp on, and the manual says nothing of it. ";

const PEOPLE_SQL = `
  INSERT INTO people (id, email, display_name, role, password_hash, created_at, updated_at)
  SELECT ${benchIdSql("person", "n")}, 'person' || n || '@bench.example', 'Person ' || n,
    CASE WHEN n <= ${ADMINS} THEN 'admin' WHEN n <= ${ADMINS + AGENTS} THEN 'support' ELSE 'customer' END,
    $1, '2026-01-01', '2026-01-01'
  FROM generate_series(1, ${PEOPLE}) AS n`;

const SESSIONS_SQL = `
  INSERT INTO sessions (id, person_id, device, created_at, last_used_at, expires_at)
  SELECT ${benchIdSql("session", "n")}, ${benchIdSql("person", "n")}, 'bench', now(), now(), now() + interval '60 days'
  FROM generate_series(1, ${PEOPLE}) AS n`;

const CUSTOMER_OF_N = benchIdSql("person", `1 + ${ADMINS} + ${AGENTS} + n % ${CUSTOMERS}`);
const ASSIGNEE_OF_N = `CASE WHEN n % ${QUEUE_EVERY} = 0 THEN NULL ELSE ${benchIdSql("person", `1 + ${ADMINS} + n / ${QUEUE_EVERY} % ${AGENTS}`)} END`;
const BATCH = 20;

const TICKETS_SQL = `
DO $$
DECLARE
  first integer;
BEGIN
  FOR first IN SELECT generate_series(1, ${TICKETS}, ${BATCH}) LOOP
    INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
      priority, department, assigned_to, created_by, last_position, last_public_position, written_at, created_at,
      updated_at, public_updated_at)
    SELECT ${benchIdSql("ticket", "n")}, ${CUSTOMER_OF_N}, 2026, n,
      'TICK-2026-' || lpad(n::text, greatest(4, length(n::text)), '0'), 'The machine stops after some minutes ' || n,
      repeat('${WORDS}', 1 + n % 6), CASE WHEN n % ${QUEUE_EVERY} = 0 THEN 'open' ELSE 'in_progress' END,
      'medium', 'technical', ${ASSIGNEE_OF_N}, ${CUSTOMER_OF_N}, ${MESSAGES_A_TICKET}, ${MESSAGES_A_TICKET} - 1,
      now(), now(), now(), now()
    FROM generate_series(first, least(first + ${BATCH} - 1, ${TICKETS})) AS n;

    INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
      public_position, written_at, created_at, updated_at)
    SELECT ${benchIdSql("message", `n * 100 + p`)}, ${benchIdSql("ticket", "n")},
      CASE WHEN p % 2 = 1 THEN ${CUSTOMER_OF_N} ELSE coalesce(${ASSIGNEE_OF_N}, ${benchIdSql("person", "1")}) END,
      repeat('${WORDS}', 1 + (n + p) % 4), p = ${MESSAGES_A_TICKET}, p % 2 = 0, p,
      CASE WHEN p < ${MESSAGES_A_TICKET} THEN p END, now(), now(), now()
    FROM generate_series(first, least(first + ${BATCH} - 1, ${TICKETS})) AS n, generate_series(1, ${MESSAGES_A_TICKET}) AS p;

    INSERT INTO ticket_history (id, ticket_id, actor_id, field, from_value, to_value, at)
    SELECT ${benchIdSql("history", `n * 100 + h`)}, ${benchIdSql("ticket", "n")},
      CASE WHEN h = 1 THEN ${CUSTOMER_OF_N} ELSE ${benchIdSql("person", "1")} END,
      CASE h WHEN 1 THEN 'created' WHEN 2 THEN 'priority' ELSE 'assignedTo' END,
      CASE h WHEN 2 THEN 'low' END,
      CASE h WHEN 2 THEN 'medium' WHEN 3 THEN coalesce(${ASSIGNEE_OF_N}, ${benchIdSql("person", "1")})::text END, now()
    FROM generate_series(first, least(first + ${BATCH} - 1, ${TICKETS})) AS n, generate_series(1, ${HISTORY_A_TICKET}) AS h;

    INSERT INTO ticket_sight (audience, ticket_id, cause)
    SELECT audience, ${benchIdSql("ticket", "n")}, cause
    FROM generate_series(first, least(first + ${BATCH} - 1, ${TICKETS})) AS n
    CROSS JOIN LATERAL (VALUES
      ('customer:' || ${CUSTOMER_OF_N}, 'customer'),
      ('admins', 'admin'),
      (CASE WHEN n % ${QUEUE_EVERY} = 0 THEN 'queue' ELSE 'agent:' || ${ASSIGNEE_OF_N} END,
       CASE WHEN n % ${QUEUE_EVERY} = 0 THEN 'queue' ELSE 'assignee' END)) AS s (audience, cause);
    COMMIT;
  END LOOP;
END $$`;
