// The desk that the examples of the API tell of.

import type { z } from "zod";
import type { statisticsSchema } from "../statistics.ts";
import type { employeeSchema } from "./desk.ts";
import type { historyEntrySchema, messageSchema, ticketSchema } from "./ticket.ts";

export const EXAMPLE_NUMBER = "TICK-2026-0001";
export const EXAMPLE_AGENT_ID = "01900000-0000-7000-8000-000000000003";
export const EXAMPLE_CUSTOMER_ID = "01900000-0000-7000-8000-000000000005";

const TICKET_ID = "019d2c11-5f40-7c3a-9d1e-0c5a6f7e8b90";
const CREATED_AT = "2026-03-27T08:15:00.000Z";
const ANSWERED_AT = "2026-03-27T08:42:00.000Z";

export const EXAMPLE_TICKET = {
  id: TICKET_ID,
  ticket_number: EXAMPLE_NUMBER,
  user_id: EXAMPLE_CUSTOMER_ID,
  customer_name: "Casey Customer",
  customer_email: "casey@test.example",
  subject: "The printer stops after one page",
  description: "It prints the first page and then blinks **red**.",
  status: "in_progress",
  priority: "high",
  department: "technical",
  assigned_to: EXAMPLE_AGENT_ID,
  assignee_name: "Sam Support",
  created_at: CREATED_AT,
  updated_at: ANSWERED_AT,
  closed_at: null,
} as const satisfies z.infer<typeof ticketSchema>;

export const EXAMPLE_MESSAGE = {
  id: "019d2c2a-0d80-7b11-8a35-5d0e9c4b2a17",
  ticket_id: TICKET_ID,
  user_id: EXAMPLE_AGENT_ID,
  author_name: "Sam Support",
  message: "Please open the rear cover and look for a strip of paper.",
  is_internal_note: false,
  is_staff_reply: true,
  position: 1,
  written_at: ANSWERED_AT,
  created_at: ANSWERED_AT,
  updated_at: ANSWERED_AT,
} as const satisfies z.infer<typeof messageSchema>;

export const EXAMPLE_HISTORY = {
  id: "019d2c11-5f41-7e22-b5a0-3f2d1c0b9a88",
  field: "created",
  from: null,
  to: null,
  from_name: null,
  to_name: null,
  actor_id: EXAMPLE_CUSTOMER_ID,
  actor_name: "Casey Customer",
  at: CREATED_AT,
} as const satisfies z.infer<typeof historyEntrySchema>;

export const EXAMPLE_EMPLOYEE = {
  id: EXAMPLE_AGENT_ID,
  display_name: "Sam Support",
  email: "sam@test.example",
  role: "support",
  is_disabled: false,
  active_tickets: 1,
} as const satisfies z.infer<typeof employeeSchema>;

const NONE = { count: 0, median: null, p90: null };
const ONE_ANSWER = { count: 1, median: 1_620, p90: 1_620 };

export const EXAMPLE_STATISTICS = {
  scope: "desk",
  at: ANSWERED_AT,
  period: { from: "2026-03-27", to: "2026-03-27", time_zone: "Europe/Berlin" },
  present: {
    by_status: { open: 0, in_progress: 1, closed: 0 },
    by_priority: { low: 0, medium: 0, high: 1, urgent: 0 },
    by_department: { technical: 1, billing: 0, sales: 0, general: 0 },
    unassigned: 0,
    oldest_unassigned: null,
  },
  days: [{ day: "2026-03-27", created: 1, closed: 0, reopened: 0, open: 1 }],
  flow: { created: 1, closed: 0, reopened: 0, first_response: ONE_ANSWER, resolution: NONE },
  flow_before: { created: 0, closed: 0, reopened: 0, first_response: NONE, resolution: NONE },
  people: [
    {
      id: EXAMPLE_AGENT_ID,
      display_name: "Sam Support",
      is_disabled: false,
      active_tickets: 1,
      closed: 0,
      closed_before: 0,
      first_response: ONE_ANSWER,
    },
  ],
} as const satisfies z.infer<typeof statisticsSchema>;
