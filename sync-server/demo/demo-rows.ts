// The rows of the demo desk as they go into the tables; times are ISO 8601, in UTC.

import type { Role } from "#domain/people/role.ts";
import type { HistoryField } from "#domain/ticket/ticket.ts";
import type { Department, Priority, Status } from "#domain/ticket/values.ts";

export interface DemoPerson {
  id: string;
  email: string;
  display_name: string;
  role: Role;
  created_at: string;
}

export interface DemoTicket {
  id: string;
  user_id: string;
  subject: string;
  description: string;
  status: Status;
  priority: Priority;
  department: Department;
  assigned_to: string | null;
  created_by: string;
  last_position: number;
  last_public_position: number;
  written_at: string;
  created_at: string;
  updated_at: string;
  public_updated_at: string;
  closed_at: string | null;
}

export interface DemoMessage {
  id: string;
  ticket_id: string;
  user_id: string;
  message: string;
  is_internal_note: boolean;
  is_staff_reply: boolean;
  position: number;
  public_position: number | null;
  written_at: string;
  created_at: string;
  updated_at: string;
}

export interface DemoHistory {
  id: string;
  ticket_id: string;
  actor_id: string;
  field: HistoryField;
  from_value: string | null;
  to_value: string | null;
  at: string;
}

/** Somebody who was signed in, and is no more. */
export interface DemoSession {
  id: string;
  person_id: string;
  created_at: string;
  ended_at: string;
}

export interface DemoDesk {
  people: DemoPerson[];
  /** In the order in which they came in. */
  tickets: DemoTicket[];
  messages: DemoMessage[];
  history: DemoHistory[];
  /** Who follows what, by id. */
  follows: { ticketId: string; personId: string }[];
  sessions: DemoSession[];
}
