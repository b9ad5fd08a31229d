// A colleague as the list shows them, and what may be done to their account. The domain judges here as it does on the
// server, so that what would be refused is not offered, and its reason is told.

import { type AccountAct, findManagingFault, type ManagingFault } from "#domain/people/manage-account.ts";
import { canManage } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { isStaff, ROLES, type Role } from "#domain/people/role.ts";
import type { StaffAccount } from "#protocol/account/staff.ts";

export interface StaffMember {
  id: string;
  displayName: string;
  email: string;
  role: Role;
  isDisabled: boolean;
  activeTickets: number;
  /** Null where they have not signed in yet; undefined where the server could not be asked. */
  lastSeenAt: string | null | undefined;
}

export type StaffRole = Exclude<Role, "customer">;

export const STAFF_ROLES = ROLES.filter((role): role is StaffRole => isStaff(role));

export function toStaffMember(account: StaffAccount): StaffMember {
  return {
    id: account.id,
    displayName: account.display_name,
    email: account.email,
    role: account.role,
    isDisabled: account.is_disabled,
    activeTickets: account.active_tickets,
    lastSeenAt: account.last_seen_at,
  };
}

/** Why this may not be done, null where it may. */
export function findActFault(
  me: Actor,
  member: StaffMember,
  act: AccountAct,
  staff: readonly StaffMember[],
): ManagingFault | null {
  const otherSuperAdmins = staff.filter(
    ({ id, role, isDisabled }) => role === "super_admin" && !isDisabled && id !== member.id,
  ).length;
  return findManagingFault({ actor: me, person: member, act, otherSuperAdmins });
}

/** The roles that this person may give. */
export function grantableRoles(me: Actor): StaffRole[] {
  return STAFF_ROLES.filter((role) => canManage(me.role, role));
}

export type StaffFilter = "all" | "active" | "disabled";

/** Those whose name or address holds the words, whatever their case. */
export function filterStaff(staff: readonly StaffMember[], filter: StaffFilter, words: string): StaffMember[] {
  const wanted = words.trim().toLocaleLowerCase();
  return staff.filter(
    ({ displayName, email, isDisabled }) =>
      (filter === "all" || isDisabled === (filter === "disabled")) &&
      `${displayName} ${email}`.toLocaleLowerCase().includes(wanted),
  );
}
