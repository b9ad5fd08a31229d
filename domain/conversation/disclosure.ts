// What of a ticket's conversation and history a person may be shown once they see the ticket (P3, P4).

import { can } from "../people/permissions.ts";
import type { Actor } from "../people/person.ts";
import { isStaff } from "../people/role.ts";
import type { HistoryField } from "../ticket/ticket.ts";

/** The name that stands for staff who have not written publicly in a ticket (P4). */
export const DESK_NAME = "Support";

export const HISTORY_FOR_CUSTOMERS: readonly HistoryField[] = ["created", "status"];

/** What may be read depends on the role alone; under which names, on the person too. */
export type Reader = Pick<Actor, "role">;

export function mayReadMessage(viewer: Reader, message: { isInternalNote: boolean }): boolean {
  return !message.isInternalNote || can(viewer.role, "useInternalNotes");
}

export function mayReadHistory(viewer: Reader, field: HistoryField): boolean {
  return isStaff(viewer.role) || HISTORY_FOR_CUSTOMERS.includes(field);
}

/** The history fields this viewer may read, for a query to filter by. */
export function readableHistoryFields(viewer: Reader, fields: readonly HistoryField[]): HistoryField[] {
  return fields.filter((field) => mayReadHistory(viewer, field));
}

/** Whether a change of this field shows in the customer's own view of the ticket (P4): all but who is assigned. */
export function showsToCustomer(field: HistoryField): boolean {
  return field !== "assignedTo";
}

export interface Named {
  id: string;
  displayName: string;
  isStaff: boolean;
}

/**
 * A person as a viewer may know them within one ticket: staff know everybody; customers know themselves and the
 * staff who have written publicly in this ticket; everybody else is the desk, without an id (P4).
 */
export function discloseTo(
  viewer: Actor,
  person: Named,
  hasWrittenPublicly: boolean,
): { id: string | null; name: string } {
  const isKnown = isStaff(viewer.role) || person.id === viewer.id || hasWrittenPublicly;
  return isKnown ? { id: person.id, name: person.displayName } : { id: null, name: DESK_NAME };
}
