import { z } from "zod";
import {
  changeRoleSchema,
  createStaffSchema,
  newPasswordSchema,
  renameSchema,
  staffAccountSchema,
  staffListSchema,
} from "../account/staff.ts";
import { endpoint } from "./endpoint.ts";
import { EXAMPLE_AGENT_ID, EXAMPLE_EMPLOYEE } from "./examples.ts";

export const staffParamsSchema = z.strictObject({ id: z.string().meta({ description: "The account's id." }) });

const EXAMPLE_ACCOUNT = {
  ...EXAMPLE_EMPLOYEE,
  created_at: "2026-01-01T00:00:00.000Z",
  last_seen_at: "2026-03-27T08:42:00.000Z",
} as const;
const EXAMPLE_PASSWORD = "k3wpd-mz7qa-x2hnf-ruc9e";
const ONE = { params: { id: EXAMPLE_AGENT_ID } };

const shared = { tag: "Staff", needs: "manageSupport", isJudged: true } as const;
const account = { status: 200, description: "The account as it is now.", schema: staffAccountSchema } as const;

export const STAFF_ENDPOINTS = {
  listStaff: endpoint({
    ...shared,
    id: "listStaff",
    method: "get",
    path: "/support/admin/staff",
    summary: "List the accounts of staff",
    answer: { status: 200, description: "The accounts, by name.", schema: staffListSchema },
    example: { answer: { staff: [EXAMPLE_ACCOUNT] } },
  }),
  createStaff: endpoint({
    ...shared,
    id: "createStaff",
    method: "post",
    path: "/support/admin/staff",
    summary: "Create an account of staff",
    description: "The password is told this once.",
    body: createStaffSchema,
    tellsSecret: true,
    answer: { status: 201, description: "The account and its password.", schema: newPasswordSchema },
    example: {
      body: { email: "nina@test.example", display_name: "Nina New", role: "support" },
      answer: { account: EXAMPLE_ACCOUNT, password: EXAMPLE_PASSWORD },
    },
  }),
  changeStaffRole: endpoint({
    ...shared,
    id: "changeStaffRole",
    method: "put",
    path: "/support/admin/staff/{id}/role",
    summary: "Give somebody another role",
    params: staffParamsSchema,
    body: changeRoleSchema,
    answer: account,
    example: { ...ONE, body: { role: "support" }, answer: EXAMPLE_ACCOUNT },
  }),
  renameStaff: endpoint({
    ...shared,
    id: "renameStaff",
    method: "put",
    path: "/support/admin/staff/{id}/display-name",
    summary: "Change the name that somebody is shown by",
    params: staffParamsSchema,
    body: renameSchema,
    answer: account,
    example: { ...ONE, body: { display_name: "Sam Support" }, answer: EXAMPLE_ACCOUNT },
  }),
  disableStaff: endpoint({
    ...shared,
    id: "disableStaff",
    method: "post",
    path: "/support/admin/staff/{id}/disable",
    summary: "Disable an account",
    description: "Its sessions and tokens end at once; its tickets stay assigned.",
    params: staffParamsSchema,
    answer: account,
    example: { ...ONE, answer: { ...EXAMPLE_ACCOUNT, is_disabled: true } },
  }),
  enableStaff: endpoint({
    ...shared,
    id: "enableStaff",
    method: "post",
    path: "/support/admin/staff/{id}/enable",
    summary: "Let a disabled account sign in again",
    params: staffParamsSchema,
    answer: account,
    example: { ...ONE, answer: EXAMPLE_ACCOUNT },
  }),
  resetStaffPassword: endpoint({
    ...shared,
    id: "resetStaffPassword",
    method: "post",
    path: "/support/admin/staff/{id}/reset-password",
    summary: "Give an account another password",
    description: "The password is told this once. Sessions and tokens of the account end.",
    params: staffParamsSchema,
    tellsSecret: true,
    answer: { status: 200, description: "The account and its password.", schema: newPasswordSchema },
    example: { ...ONE, answer: { account: EXAMPLE_ACCOUNT, password: EXAMPLE_PASSWORD } },
  }),
};
