import type { Pool } from "pg";
import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import type { Role } from "#domain/people/role.ts";
import type { StaffAccount } from "#protocol/account/staff.ts";
import type { Employee } from "#protocol/rest/desk.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

/** All accounts of staff, by name. @throws ProblemError `forbidden` where the viewer manages nobody. */
export async function listStaff({ pool }: Services, viewer: Actor): Promise<StaffAccount[]> {
  mustManageStaff(viewer);
  return findStaff(pool, null);
}

/** @throws ProblemError `not-found` also for customers, `forbidden` where the viewer manages nobody. */
export async function mustFindStaff({ pool }: Services, viewer: Actor, id: string): Promise<StaffAccount> {
  mustManageStaff(viewer);
  const [account] = await findStaff(pool, id);
  if (!account) throw new ProblemError("not-found", { detail: "There is no such account of staff." });
  return account;
}

/** Who works at the desk with their workload (T11), as this member of staff may know it: all of them, or themselves. */
export async function listEmployees({ pool }: Services, viewer: Actor): Promise<Employee[]> {
  const accounts = await findStaff(pool, can(viewer.role, "seeEveryWorkload") ? null : viewer.id);
  return accounts.map(({ created_at: _, last_seen_at: __, ...employee }) => employee);
}

function mustManageStaff({ role }: Actor): void {
  if (!can(role, "manageSupport")) throw new ProblemError("forbidden", { detail: "Only admins may manage staff." });
}

interface StaffRow {
  id: string;
  email: string;
  display_name: string;
  role: Role;
  is_disabled: boolean;
  active_tickets: number;
  created_at: Date;
  last_seen_at: Date | null;
}

async function findStaff(pool: Pool, id: string | null): Promise<StaffAccount[]> {
  const { rows } = await pool.query<StaffRow>(
    `SELECT id, email, display_name, role, disabled_at IS NOT NULL AS is_disabled, active_tickets, created_at,
       (SELECT max(last_used_at) FROM sessions WHERE person_id = people.id) AS last_seen_at
     FROM people WHERE is_staff AND ($1::uuid IS NULL OR id = $1) ORDER BY lower(display_name), id`,
    [id],
  );
  return rows.map(({ created_at, last_seen_at, ...row }) => ({
    ...row,
    created_at: created_at.toISOString(),
    last_seen_at: last_seen_at?.toISOString() ?? null,
  }));
}
