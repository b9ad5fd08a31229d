// What may be done to somebody's account, by whom (the last row of the table of roles), and what keeps a desk from
// locking itself out.

import { can, canManage } from "./permissions.ts";
import type { Actor } from "./person.ts";
import type { Role } from "./role.ts";

export type AccountAct =
  | { type: "disable" }
  | { type: "enable" }
  | { type: "rename" }
  | { type: "resetPassword" }
  | { type: "erase" }
  | { type: "changeRole"; role: Role };

export interface AccountManaging {
  actor: Actor;
  person: Actor;
  act: AccountAct;
  /** How many active super admins there are besides the person. */
  otherSuperAdmins: number;
}

/** Why it may not be done, each as a sentence for the actor. */
export const MANAGING_FAULTS = {
  not_yours: "You may not do this to this account. Ask an admin of your desk.",
  own_account: "You may not do this to your own account. Ask another admin.",
  last_super_admin: "A desk may not be without a super admin. Make somebody else one first.",
} as const;

export type ManagingFault = keyof typeof MANAGING_FAULTS;

/** Null where it may be done. */
export function findManagingFault(managing: AccountManaging): ManagingFault | null {
  const { actor, person, act } = managing;
  if (!mayManage(actor.role, person.role, act)) return "not_yours";
  if (actor.id === person.id && locksOut(act)) return "own_account";
  if (takesLastSuperAdmin(managing)) return "last_super_admin";
  return null;
}

function mayManage(role: Role, other: Role, act: AccountAct): boolean {
  if (act.type === "changeRole") return canManage(role, other) && canManage(role, act.role);
  if (act.type === "erase") return other === "customer" && can(role, "eraseCustomers");
  return other === "customer" ? can(role, "manageCustomers") : canManage(role, other);
}

/** A lost answer to any of these would leave one outside, or with less than it takes to come back. */
function locksOut({ type }: AccountAct): boolean {
  return type === "disable" || type === "resetPassword" || type === "changeRole";
}

function takesLastSuperAdmin({ person, act, otherSuperAdmins }: AccountManaging): boolean {
  const isTaken = act.type === "disable" || (act.type === "changeRole" && act.role !== "super_admin");
  return isTaken && person.role === "super_admin" && otherSuperAdmins === 0;
}
