// After somebody has been renamed: every document that shows the name gets a new version, so that each device is sent it
// again. Tables are walked through in the order of ids, a window in each transaction, for a long one would hold back what
// everybody pulls. What is written meanwhile by others shows the new name by itself. A place in the walk is kept in the
// database: whichever server comes next goes on from there.

import { HISTORY_FOR_CUSTOMERS } from "#domain/conversation/disclosure.ts";
import { agentAudience, customerAudience } from "#domain/people/sight.ts";
import { type Transaction, transact } from "../database/transact.ts";
import type { News } from "../feed/news.ts";
import type { Services } from "../services.ts";
import { currentVersion } from "../tickets/versions.ts";

const WINDOW = 1_000;

/**
 * Ends when all is told, or somebody else is at it, or the server is stopping. Never fails: what can't be done now is done
 * by the next server that starts.
 */
export async function retellName(services: Services, personId: string): Promise<void> {
  const { pool, announcer, stopping, log } = services;
  try {
    while (!stopping.aborted) {
      const told = await transact(pool, (tx) => retellWindow(tx, personId));
      if (!told) return;
      announcer.announce(told);
    }
  } catch (error) {
    log.warn({ err: error }, "a name that was changed could not be told with everything that shows it");
  }
}

/** Goes on with what was broken off. */
export async function resumeRetelling(services: Services): Promise<void> {
  const { rows } = await services.pool.query<{ id: string }>("SELECT person_id AS id FROM name_changes");
  for (const { id } of rows) await retellName(services, id);
}

interface Walk {
  stage: number;
  after_id: string;
}

async function retellWindow(tx: Transaction, personId: string): Promise<News | null> {
  const { rows } = await tx.query<Walk>(
    "SELECT stage, after_id FROM name_changes WHERE person_id = $1 FOR UPDATE SKIP LOCKED",
    [personId],
  );
  const [walk] = rows;
  const retelling = walk && RETELLINGS[walk.stage];
  if (!retelling) {
    if (walk) await tx.query("DELETE FROM name_changes WHERE person_id = $1", [personId]);
    return null;
  }
  const { lastId, retold } = await retell(tx, { retelling, personId, afterId: walk.after_id });
  await tx.query(
    lastId
      ? "UPDATE name_changes SET after_id = $2 WHERE person_id = $1"
      : "UPDATE name_changes SET stage = stage + 1, after_id = DEFAULT WHERE person_id = $1 AND $2::uuid IS NULL",
    [personId, lastId],
  );
  return { audiences: await audiencesOf(tx, retold), version: await currentVersion(tx) };
}

interface Retold {
  ticketId: string;
  /** Whether the ticket's customer reads the name there (P4). */
  isPublic: boolean;
  /** Whose it is, where it is one person's alone. */
  personId: string | null;
}

interface Retelling {
  table: string;
  ticketId: string;
  /** The column of whose it is, where it is one person's alone. */
  personId?: string;
  /** SQL on the row `d`: whether it shows the name of the person $1. */
  shows: string;
  /** SQL on the row `d`, which shows the name: whether the ticket's customer reads it there. */
  isPublic: string;
  /** What to set besides the version, which the table's trigger does. */
  set: string;
}

const HAS_WRITTEN = (ticketId: string) => `EXISTS (SELECT FROM ticket_messages AS m
  WHERE m.ticket_id = ${ticketId} AND m.user_id = $1 AND NOT m.is_internal_note)`;
const IS_VALUE = "(d.field IN ('assignedTo', 'userId') AND $1::uuid::text IN (d.from_value, d.to_value))";
const UNCHANGED = "version = version";

const TICKETS_PUBLIC = `(d.user_id = $1 OR ${HAS_WRITTEN("d.id")})`;

const RETELLINGS: readonly Retelling[] = [
  {
    table: "support_tickets",
    ticketId: "id",
    shows: "$1 IN (d.user_id, d.assigned_to)",
    isPublic: TICKETS_PUBLIC,
    set: `public_version = CASE WHEN ${TICKETS_PUBLIC} THEN pg_current_xact_id() ELSE public_version END`,
  },
  {
    table: "ticket_messages",
    ticketId: "ticket_id",
    shows: "d.user_id = $1",
    isPublic: "NOT d.is_internal_note",
    set: UNCHANGED,
  },
  {
    table: "ticket_history",
    ticketId: "ticket_id",
    shows: `(d.actor_id = $1 OR ${IS_VALUE})`,
    isPublic: `(d.field IN (${HISTORY_FOR_CUSTOMERS.map((field) => `'${field}'`).join()}) AND ${HAS_WRITTEN("d.ticket_id")})`,
    set: UNCHANGED,
  },
  {
    table: "notices",
    ticketId: "ticket_id",
    personId: "d.person_id",
    shows: `(d.actor_id = $1 OR ${IS_VALUE})`,
    isPublic: "false",
    set: UNCHANGED,
  },
];

interface Window {
  retelling: Retelling;
  personId: string;
  afterId: string;
}

/** `lastId` is null where the table has been walked to its end. */
async function retell(
  tx: Transaction,
  { retelling, personId, afterId }: Window,
): Promise<{ lastId: string | null; retold: Retold[] }> {
  const { table, ticketId, personId: ownerId = "NULL::uuid", shows, isPublic, set } = retelling;
  const { rows: walked } = await tx.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE id > $1 ORDER BY id LIMIT ${WINDOW}`,
    [afterId],
  );
  const { rows: retold } = await tx.query<Retold>(
    `WITH showing AS (
       SELECT d.id, d.${ticketId} AS ticket_id, ${isPublic} AS is_public, ${ownerId} AS person_id
       FROM ${table} AS d
       WHERE d.id = ANY ($2::uuid[]) AND ${shows} ORDER BY d.id FOR NO KEY UPDATE
     )
     UPDATE ${table} AS d SET ${set} FROM showing WHERE d.id = showing.id
     RETURNING showing.ticket_id AS "ticketId", showing.is_public AS "isPublic", showing.person_id AS "personId"`,
    [personId, walked.map(({ id }) => id)],
  );
  return { lastId: walked.at(-1)?.id ?? null, retold };
}

/** Whoever sees one of the tickets; their customers only where they read the name in it, and may know that it changed. */
async function audiencesOf(tx: Transaction, retold: readonly Retold[]): Promise<string[]> {
  if (retold.length === 0) return [];
  const { rows } = await tx.query<{ audience: string }>(
    `WITH t AS (SELECT * FROM unnest($1::uuid[], $2::boolean[], $3::uuid[]) AS t (ticket_id, is_public, person_id))
     SELECT s.audience FROM t JOIN ticket_sight AS s ON s.ticket_id = t.ticket_id AND s.until IS NULL
     WHERE t.person_id IS NULL AND (t.is_public OR s.cause <> 'customer')
     UNION
     SELECT CASE WHEN p.is_staff THEN $4 ELSE $5 END || p.id FROM t JOIN people AS p ON p.id = t.person_id`,
    [
      retold.map(({ ticketId }) => ticketId),
      retold.map(({ isPublic }) => isPublic),
      retold.map(({ personId }) => personId),
      agentAudience(""),
      customerAudience(""),
    ],
  );
  return rows.map(({ audience }) => audience);
}
