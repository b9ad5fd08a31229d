import {
  DEPARTMENTS,
  type Department,
  PRIORITIES,
  type Priority,
  STATUSES,
  type Status,
} from "#domain/ticket/values.ts";
import type { StatisticsAnswer } from "#protocol/statistics.ts";
import { sql } from "../feed/sql.ts";
import type { Counting } from "./counting.ts";

type Present = StatisticsAnswer["present"];

interface Standing {
  status: Status;
  priority: Priority;
  department: Department;
  is_unassigned: boolean;
  tickets: number;
}

/** How the desk stands, or what is assigned to one person: from an index, without the tickets themselves. */
export async function readPresent(counting: Counting): Promise<Present> {
  const standing = await readStanding(counting);
  const active = standing.filter(({ status }) => status !== "closed");
  const isDesk = counting.scope === "desk";
  return {
    by_status: countBy(STATUSES, standing, ({ status }) => status),
    by_priority: countBy(PRIORITIES, active, ({ priority }) => priority),
    by_department: countBy(DEPARTMENTS, active, ({ department }) => department),
    unassigned: isDesk ? sumOf(active.filter(({ is_unassigned }) => is_unassigned)) : null,
    oldest_unassigned: isDesk ? await findOldestUnassigned(counting) : null,
  };
}

async function readStanding({ tx, scope, viewer }: Counting): Promise<Standing[]> {
  const { text, values } = sql(
    (bind) => `
    SELECT status, priority, department, assigned_to IS NULL AS is_unassigned, count(*)::integer AS tickets
    FROM support_tickets WHERE deleted_at IS NULL AND archived_at IS NULL
      ${scope === "own" ? `AND assigned_to = ${bind(viewer.id)}` : ""}
    GROUP BY status, priority, department, is_unassigned`,
  );
  return (await tx.query<Standing>(text, values)).rows;
}

async function findOldestUnassigned({ tx }: Counting): Promise<Present["oldest_unassigned"]> {
  const { rows } = await tx.query<{ id: string; ticket_number: string; subject: string; created_at: Date }>(
    `SELECT id, ticket_number, subject, created_at FROM support_tickets
     WHERE deleted_at IS NULL AND archived_at IS NULL AND status IN ('open', 'in_progress') AND assigned_to IS NULL
     ORDER BY created_at, id LIMIT 1`,
  );
  const [oldest] = rows;
  if (!oldest) return null;
  const { id, ticket_number, subject, created_at } = oldest;
  return { ticket_id: id, ticket_number, subject, created_at: created_at.toISOString() };
}

function countBy<V extends string>(
  values: readonly V[],
  standing: readonly Standing[],
  read: (one: Standing) => V,
): Record<V, number> {
  const entries = values.map((value) => [value, sumOf(standing.filter((one) => read(one) === value))]);
  return Object.fromEntries(entries) as Record<V, number>;
}

function sumOf(standing: readonly Standing[]): number {
  return standing.reduce((sum, { tickets }) => sum + tickets, 0);
}
