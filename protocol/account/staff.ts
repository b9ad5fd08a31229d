// /api/v1/support/admin/staff: the accounts of those who work at the desk, for admins to manage. REST names.

import { z } from "zod";
import { displayNameSchema, emailSchema } from "#domain/people/person.ts";
import { ROLES, roleSchema } from "#domain/people/role.ts";
import { instantSchema, uuidSchema } from "#domain/ticket/ticket.ts";

export const STAFF_PATH = "/api/v1/support/admin/staff";

const STAFF_ROLES = ROLES.filter((role) => role !== "customer");
const staffRoleSchema = z.enum(STAFF_ROLES, { error: `must be one of ${STAFF_ROLES.join(", ")}` });

/** POST: a new account. */
export const createStaffSchema = z
  .strictObject({
    email: emailSchema,
    display_name: displayNameSchema,
    role: staffRoleSchema,
  })
  .meta({ id: "CreateStaff" });
export type CreateStaff = z.infer<typeof createStaffSchema>;

/** PUT {id}/role */
export const changeRoleSchema = z.strictObject({ role: staffRoleSchema }).meta({ id: "ChangeRole" });

/** PUT {id}/display-name */
export const renameSchema = z.strictObject({ display_name: displayNameSchema }).meta({ id: "Rename" });

export const staffAccountSchema = z
  .strictObject({
    id: uuidSchema,
    email: z.string(),
    display_name: z.string(),
    role: roleSchema,
    is_disabled: z.boolean(),
    /** Their open and in-progress tickets (T11). A disabled account keeps them until somebody assigns them anew. */
    active_tickets: z.int(),
    created_at: instantSchema,
    /** When a device of theirs last renewed its session, null where none has signed in. */
    last_seen_at: instantSchema.nullable(),
  })
  .meta({ id: "StaffAccount" });
export type StaffAccount = z.infer<typeof staffAccountSchema>;

export const staffListSchema = z.strictObject({ staff: z.array(staffAccountSchema) }).meta({ id: "StaffList" });

/** Answer to POST, and to POST {id}/reset-password. The password is told this once; the server keeps no more than a hash. */
export const newPasswordSchema = z
  .strictObject({ account: staffAccountSchema, password: z.string() })
  .meta({ id: "NewPassword" });
export type NewPassword = z.infer<typeof newPasswordSchema>;
