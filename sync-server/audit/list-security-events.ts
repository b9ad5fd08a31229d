import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import type { SecurityEvent, SecurityEvents, SecurityEventsQuery } from "#protocol/account/security-event.ts";
import { sql } from "../feed/sql.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

/** A page of them, the newest first. @throws ProblemError `forbidden` where the viewer may not read them. */
export async function listSecurityEvents(
  { pool }: Pick<Services, "pool">,
  viewer: Actor,
  query: SecurityEventsQuery,
): Promise<SecurityEvents> {
  if (!can(viewer.role, "readSecurityEvents")) {
    throw new ProblemError("forbidden", { detail: "Only admins may read the security events." });
  }
  const { rows } = await pool.query<EventRow>(toSql(query));
  const events = rows.slice(0, query.limit).map(toEvent);
  return { events, next_before: rows.length > query.limit ? (events.at(-1)?.id ?? null) : null };
}

/** One more than the page holds, to know whether there is another. */
function toSql({ kind, person_id: personId, before, limit }: SecurityEventsQuery) {
  return sql((bind) => {
    const conditions = ["true"];
    if (kind) conditions.push(`e.kind = ${bind(kind)}`);
    if (personId) conditions.push(`(e.actor_id = ${bind(personId)} OR e.subject_id = ${bind(personId)})`);
    if (before) conditions.push(`e.id < ${bind(before)}`);
    return `
      SELECT e.id, e.at, e.kind, host(e.network_address) AS network_address, e.detail,
        actor.id AS actor_id, actor.email AS actor_email, actor.display_name AS actor_name,
        subject.id AS subject_id, subject.email AS subject_email, subject.display_name AS subject_name
      FROM security_events AS e
      LEFT JOIN people AS actor ON actor.id = e.actor_id
      LEFT JOIN people AS subject ON subject.id = e.subject_id
      WHERE ${conditions.join(" AND ")} ORDER BY e.id DESC LIMIT ${bind(limit + 1)}`;
  });
}

interface EventRow {
  id: string;
  at: Date;
  kind: string;
  network_address: string | null;
  detail: Record<string, string>;
  actor_id: string | null;
  actor_email: string;
  actor_name: string;
  subject_id: string | null;
  subject_email: string;
  subject_name: string;
}

function toEvent(row: EventRow): SecurityEvent {
  const { id, at, kind, network_address, detail } = row;
  const actor = row.actor_id && { id: row.actor_id, email: row.actor_email, display_name: row.actor_name };
  const subject = row.subject_id && { id: row.subject_id, email: row.subject_email, display_name: row.subject_name };
  return { id, at: at.toISOString(), kind, actor: actor || null, subject: subject || null, network_address, detail };
}
