import type { TestDesk } from "./test-desk.ts";

/** So many at once that a statement ends in time on a busy machine as well. */
const BATCH = 1_000;

/**
 * Puts so many tickets of casey's straight into the queue: numbered on from `from`, named by their number, each changed a
 * minute before the one in front of it. No server is told of them.
 */
export async function fillQueue(desk: Pick<TestDesk, "pool" | "people">, { from, count }: Stretch): Promise<void> {
  const end = from + count;
  for (let at = from; at < end; at += BATCH) await addBatch(desk, { from: at, count: Math.min(BATCH, end - at) });
}

interface Stretch {
  from: number;
  count: number;
}

async function addBatch({ pool, people }: Pick<TestDesk, "pool" | "people">, { from, count }: Stretch): Promise<void> {
  const last = from + count - 1;
  await pool.query(
    `INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
       priority, department, created_by, written_at, created_at, updated_at, public_updated_at)
     SELECT ${ID}, $1, 2026, n, 'TICK-2026-' || lpad(n::text, greatest(4, length(n::text)), '0'), 'Request ' || n,
       repeat('The machine in hall two stops after some minutes. ', 40), 'open', 'medium', 'technical', $1,
       ${AT}, ${AT}, ${AT}, ${AT}
     FROM generate_series($2::int, $3::int) AS n`,
    [people.casey.id, from, last],
  );
  await pool.query(
    `INSERT INTO ticket_sight (audience, ticket_id, cause)
     SELECT audience, ${ID}, cause FROM generate_series($2::int, $3::int) AS n
     CROSS JOIN (VALUES ('customer:' || $1::text, 'customer'), ('admins', 'admin'), ('queue', 'queue')) AS s (audience, cause)`,
    [people.casey.id, from, last],
  );
  await pool.query(
    `INSERT INTO ticket_counters (year, last_sequence) VALUES (2026, $1)
     ON CONFLICT (year) DO UPDATE SET last_sequence = excluded.last_sequence`,
    [last],
  );
}

const ID = "('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
const AT = "timestamptz '2026-11-01' - n * interval '1 minute'";
