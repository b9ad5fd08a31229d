import { z } from "zod";

export const ROLES = ["customer", "support", "admin", "super_admin"] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  customer: "Customer",
  support: "Support agent",
  admin: "Admin",
  super_admin: "Super admin",
};

/** Everybody who works at the desk: support agents, admins and super admins. */
export function isStaff(role: Role): boolean {
  return role !== "customer";
}

export function isAdmin(role: Role): boolean {
  return role === "admin" || role === "super_admin";
}
