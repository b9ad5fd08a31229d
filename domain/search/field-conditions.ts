// What may be asked of the fields of a ticket, whoever asks: a view, a saved filter, a count. The device's store answers it from its
// indexes and is tested against what is said here.

import type { Ticket } from "../ticket/ticket.ts";
import type { Department, Priority, Status } from "../ticket/values.ts";

/** Each narrows, and is left out where anything will do. */
export interface FieldConditions {
  status?: readonly Status[];
  priority?: readonly Priority[];
  department?: readonly Department[];
  /** People's ids, and null for the queue. */
  assignedTo?: readonly (string | null)[];
  /** The customer. */
  userId?: string;
  /** From this instant on, itself included, and before that one; ISO 8601 in UTC. */
  createdFrom?: string;
  createdBefore?: string;
}

/** `createdAt`: ISO 8601 in UTC. */
export type FieldsOfTicket = Pick<Ticket, "status" | "priority" | "department" | "assignedTo" | "userId"> & {
  createdAt: string;
};

export function meetsConditions(ticket: FieldsOfTicket, conditions: FieldConditions): boolean {
  const { userId, createdFrom, createdBefore } = conditions;
  return (
    isWanted(conditions.status, ticket.status) &&
    isWanted(conditions.priority, ticket.priority) &&
    isWanted(conditions.department, ticket.department) &&
    isWanted(conditions.assignedTo, ticket.assignedTo) &&
    (userId === undefined || userId === ticket.userId) &&
    (createdFrom === undefined || ticket.createdAt >= createdFrom) &&
    (createdBefore === undefined || ticket.createdAt < createdBefore)
  );
}

/** Whether a value is one of those that are asked for; any is, where nothing is asked. */
export function isWanted<V>(wanted: readonly V[] | undefined, value: V): boolean {
  return wanted === undefined || wanted.includes(value);
}
