// Puts a desk of so many tickets straight into Postgres, in seconds: words of a small vocabulary, of which each is in some
// hundreds to thousands of tickets; a third waits, the rest is in progress or closed; the newest have a conversation.

import type { Pool } from "pg";
import { TEST_PEOPLE } from "../../support/test-people.ts";

/** Tickets with a conversation: those that are opened. */
const WITH_CONVERSATION = 2_000;
const REPLIES = 4;

/** The first is typed letter by letter. */
export const NOUNS = [
  "printer",
  "invoice",
  "router",
  "licence",
  "backup",
  "scanner",
  "delivery",
  "password",
  "monitor",
];
const ADJECTIVES = [
  "broken",
  "missing",
  "slow",
  "wrong",
  "second",
  "old",
  "unknown",
  "loud",
  "empty",
  "double",
  "late",
];

export async function fillDesk(pool: Pool, tickets: number): Promise<void> {
  const { casey, sam, kim } = TEST_PEOPLE;
  await pool.query(TICKETS_SQL, [casey.id, sam.id, kim.id, tickets]);
  await pool.query(MESSAGES_SQL, [sam.id, casey.id, tickets]);
  await pool.query(SIGHT_SQL);
  await pool.query("INSERT INTO ticket_counters (year, last_sequence) VALUES (2026, $1)", [tickets]);
  await pool.query("ANALYZE");
}

const ID = "('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
const MESSAGE_ID = "('01900001-0000-7000-8000-' || lpad(to_hex(n * 16 + p), 12, '0'))::uuid";
const AT = "timestamptz '2026-11-01' - ($4::int - n) * interval '1 minute'";
const STATUS = "(ARRAY['open', 'in_progress', 'closed'])[1 + n % 3]";

/** One of the words, another for each ticket and salt. */
function word(words: readonly string[], salt: string): string {
  const list = words.map((one) => `'${one}'`).join(",");
  return `(ARRAY[${list}])[1 + abs(hashtext(n || '${salt}')) % ${words.length}]`;
}

const SUBJECT = `initcap(${word(ADJECTIVES, "a")}) || ' ' || ${word(NOUNS, "b")} || ' ' || n`;
const DESCRIPTION = `'Since this morning the ' || ${word(NOUNS, "c")} || ' is ' || ${word(ADJECTIVES, "d")} ||
  ' and nobody in hall two can work. **Please look** at it soon. ' || repeat('It happens now and then. ', n % 8)`;

const TICKETS_SQL = `
  INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
    priority, department, assigned_to, created_by, last_position, last_public_position, written_at, created_at, updated_at,
    public_updated_at, closed_at)
  SELECT ${ID}, $1, 2026, n, 'TICK-2026-' || lpad(n::text, greatest(4, length(n::text)), '0'), ${SUBJECT}, ${DESCRIPTION},
    ${STATUS}, (ARRAY['low', 'medium', 'high', 'urgent'])[1 + n % 4],
    (ARRAY['technical', 'billing', 'sales', 'general'])[1 + n % 4],
    CASE ${STATUS} WHEN 'open' THEN NULL ELSE (ARRAY[$2, $3])[1 + n % 2]::uuid END, $1,
    CASE WHEN n > $4::int - ${WITH_CONVERSATION} THEN ${REPLIES} ELSE 0 END,
    CASE WHEN n > $4::int - ${WITH_CONVERSATION} THEN ${REPLIES} ELSE 0 END, ${AT}, ${AT}, ${AT}, ${AT},
    CASE ${STATUS} WHEN 'closed' THEN ${AT} END
  FROM generate_series(1, $4::int) AS n`;

const MESSAGES_SQL = `
  INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position, public_position,
    written_at, created_at, updated_at)
  SELECT ${MESSAGE_ID}, ${ID}, CASE p % 2 WHEN 1 THEN $1::uuid ELSE $2::uuid END,
    'We looked at the ' || ${word(NOUNS, "e")} || E'.\\n\\n- It is ' || ${word(ADJECTIVES, "f")} || E'\\n- A new one is on its way',
    false, p % 2 = 1, p, p, now(), now(), now()
  FROM generate_series(greatest(1, $3::int - ${WITH_CONVERSATION} + 1), $3::int) AS n, generate_series(1, ${REPLIES}) AS p`;

const SIGHT_SQL = `
  INSERT INTO ticket_sight (audience, ticket_id, cause)
  SELECT 'customer:' || user_id, id, 'customer' FROM support_tickets
  UNION ALL SELECT 'admins', id, 'admin' FROM support_tickets
  UNION ALL SELECT 'queue', id, 'queue' FROM support_tickets WHERE assigned_to IS NULL
  UNION ALL SELECT 'agent:' || assigned_to, id, 'assignee' FROM support_tickets WHERE assigned_to IS NOT NULL`;
