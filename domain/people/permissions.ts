// The table of product.md, "People and roles", as data. Every rule asks here; none compares roles by itself.

import type { Role } from "./role.ts";

const PERMISSIONS = {
  createTicketForOthers: ["support", "admin", "super_admin"],
  reachEveryTicket: ["support", "admin", "super_admin"],
  seeEveryTicket: ["admin", "super_admin"],
  seeQueue: ["support"],
  useInternalNotes: ["support", "admin", "super_admin"],
  setAnyStatus: ["support", "admin", "super_admin"],
  setPriority: ["support", "admin", "super_admin"],
  takeFromQueue: ["support", "admin", "super_admin"],
  assignAnyone: ["admin", "super_admin"],
  editTicketFields: ["admin", "super_admin"],
  deleteTickets: ["admin", "super_admin"],
  archiveTickets: ["admin", "super_admin"],
  followTickets: ["support", "admin", "super_admin"],
  seeStaff: ["support", "admin", "super_admin"],
  /** Who else is at a ticket just now; and to be seen there. */
  seePresence: ["support", "admin", "super_admin"],
  /** Views of their own, which follow them to each of their devices. */
  saveFilters: ["support", "admin", "super_admin"],
  /** Their own figures; those of the whole desk where they see every workload. */
  seeStatistics: ["support", "admin", "super_admin"],
  seeEveryWorkload: ["admin", "super_admin"],
  manageSupport: ["admin", "super_admin"],
  manageAdmins: ["super_admin"],
  manageCustomers: ["admin", "super_admin"],
  eraseCustomers: ["admin", "super_admin"],
  readSecurityEvents: ["admin", "super_admin"],
  manageWebhooks: ["admin", "super_admin"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof PERMISSIONS;

export function can(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** Whether this role may create, disable, reset, rename or re-role an account of staff of that role. */
export function canManage(role: Role, other: Role): boolean {
  if (other === "customer") return false;
  return can(role, other === "support" ? "manageSupport" : "manageAdmins");
}
