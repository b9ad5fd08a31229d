// Managing the accounts of staff: asked of the server alone, for whether it may be done is decided there, at that moment.

import type { Role } from "#domain/people/role.ts";
import {
  type CreateStaff,
  type NewPassword,
  newPasswordSchema,
  STAFF_PATH,
  type StaffAccount,
  staffAccountSchema,
  staffListSchema,
} from "#protocol/account/staff.ts";
import type { AccountClient } from "./account-client.ts";

/** Each is refused with a ProblemAnswer that says why, or ends in a TransportFault where the server can't be reached. */
export interface StaffAccounts {
  list(signal?: AbortSignal): Promise<readonly StaffAccount[]>;
  /** The password is told this once. */
  create(account: CreateStaff): Promise<NewPassword>;
  changeRole(id: string, role: Exclude<Role, "customer">): Promise<StaffAccount>;
  rename(id: string, displayName: string): Promise<StaffAccount>;
  disable(id: string): Promise<StaffAccount>;
  enable(id: string): Promise<StaffAccount>;
  /** The password is told this once. */
  resetPassword(id: string): Promise<NewPassword>;
}

export function createStaffAccounts(client: AccountClient): StaffAccounts {
  const one = (id: string, act: string) => `${STAFF_PATH}/${encodeURIComponent(id)}/${act}`;
  return {
    list: async (signal) => (await client.get(STAFF_PATH, staffListSchema, signal)).staff,
    create: (account) => client.post(STAFF_PATH, account, newPasswordSchema),
    changeRole: (id, role) => client.put(one(id, "role"), { role }, staffAccountSchema),
    rename: (id, displayName) => client.put(one(id, "display-name"), { display_name: displayName }, staffAccountSchema),
    disable: (id) => client.post(one(id, "disable"), {}, staffAccountSchema),
    enable: (id) => client.post(one(id, "enable"), {}, staffAccountSchema),
    resetPassword: (id) => client.post(one(id, "reset-password"), {}, newPasswordSchema),
  };
}
