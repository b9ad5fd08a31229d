// Everything that the database holds of a desk, as plain rows: what the oracle judges by. It knows none of the server's
// modules, and of what the server keeps for itself (sight, counters, last positions) only who follows what.

import type { Pool } from "pg";

export interface PersonRow {
  id: string;
  email: string;
  display_name: string;
  role: string;
  is_disabled: boolean;
  version: string;
}

export interface TicketRow {
  id: string;
  user_id: string;
  ticket_number: string;
  number_year: number;
  number_sequence: number;
  subject: string;
  description: string;
  status: string;
  priority: string;
  department: string;
  assigned_to: string | null;
  written_at: Date;
  created_at: Date;
  updated_at: Date;
  public_updated_at: Date;
  closed_at: Date | null;
  is_archived: boolean;
  is_deleted: boolean;
  version: string;
  public_version: string;
}

export interface MessageRow {
  id: string;
  ticket_id: string;
  user_id: string;
  message: string;
  is_internal_note: boolean;
  is_staff_reply: boolean;
  position: number;
  written_at: Date;
  created_at: Date;
  updated_at: Date;
  version: string;
}

export interface HistoryRow {
  id: string;
  ticket_id: string;
  actor_id: string;
  field: string;
  from_value: string | null;
  to_value: string | null;
  at: Date;
  version: string;
}

export interface NoticeRow extends Omit<HistoryRow, "actor_id"> {
  actor_id: string;
  person_id: string;
  subject: string;
}

export interface OutcomeRow {
  operation_id: string;
  person_id: string;
  replica_id: string;
  number: string;
  kind: string;
  ticket_id: string | null;
  outcome: { type: string; version: string; overruled?: { field: string; from: string | null; to: string | null }[] };
  at: Date;
}

export interface DeskRows {
  people: PersonRow[];
  tickets: TicketRow[];
  messages: MessageRow[];
  history: HistoryRow[];
  notices: NoticeRow[];
  follows: { person_id: string; ticket_id: string }[];
  outcomes: OutcomeRow[];
  counters: { year: number; last_sequence: number }[];
  replicas: { id: string; last_number: string }[];
}

const QUERIES: Readonly<Record<keyof DeskRows, string>> = {
  people:
    "SELECT id, email, display_name, role, disabled_at IS NOT NULL AS is_disabled, version::text AS version FROM people",
  tickets: `SELECT *, archived_at IS NOT NULL AS is_archived, deleted_at IS NOT NULL AS is_deleted,
      version::text AS version, public_version::text AS public_version FROM support_tickets`,
  messages: "SELECT *, version::text AS version FROM ticket_messages ORDER BY ticket_id, position",
  history: "SELECT *, version::text AS version FROM ticket_history ORDER BY at, id",
  notices: "SELECT *, version::text AS version FROM notices ORDER BY at, id",
  follows: `SELECT substr(audience, 7)::uuid AS person_id, ticket_id FROM ticket_sight
      WHERE audience LIKE 'agent:%' AND cause = 'follower' AND until IS NULL`,
  outcomes: `SELECT o.*, r.person_id FROM operation_outcomes AS o JOIN replicas AS r ON r.id = o.replica_id
      ORDER BY o.replica_id, o.number`,
  counters: "SELECT year, last_sequence FROM ticket_counters",
  replicas: "SELECT id, last_number FROM replicas",
};

export async function readDeskRows(pool: Pool): Promise<DeskRows> {
  const names = Object.keys(QUERIES) as (keyof DeskRows)[];
  const results = await Promise.all(names.map((name) => pool.query(QUERIES[name])));
  return Object.fromEntries(names.map((name, at) => [name, results[at]?.rows ?? []])) as unknown as DeskRows;
}
