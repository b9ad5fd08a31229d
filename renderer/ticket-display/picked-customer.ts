// The customer a ticket is for, as somebody picked them: known on this device, or an e-mail address, known to the desk or
// not.

import { displayNameSchema, emailSchema } from "#domain/people/person.ts";
import type { CustomerChoice } from "#domain/ticket/operation.ts";
import type { Customer } from "#renderer/sync/desk.ts";

export type PickedCustomer =
  | { type: "known"; id: string; displayName: string; email: string }
  | { type: "by_email"; email: string; displayName: string };

export function toCustomerChoice(picked: PickedCustomer): CustomerChoice {
  if (picked.type === "known") return { id: picked.id };
  const name = displayNameSchema.safeParse(picked.displayName);
  return { email: picked.email, ...(name.success && { displayName: name.data }) };
}

/** The address in a query where it is one and belongs to none of these customers. */
export function findNewAddress(customers: readonly Customer[], query: string): string | null {
  const address = emailSchema.safeParse(query);
  if (!address.success || customers.some(({ email }) => email === address.data)) return null;
  return address.data;
}
