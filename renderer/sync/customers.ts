// The customers that this device knows: those of its tickets.

import type { CustomerChoice } from "#domain/ticket/operation.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import type { Customer } from "./desk.ts";
import type { Mirror } from "./mirror.ts";

export interface Customers {
  find(choice: CustomerChoice): Customer | null;
  byName(): Customer[];
}

/** Read from the tickets when asked, and kept until the tickets change. */
export function createCustomers(tickets: Mirror<TicketDocument>): Customers {
  let known: Map<string, Customer> | null = null;
  tickets.changed$.subscribe(() => {
    known = null;
  });
  function read(): Map<string, Customer> {
    known ??= readCustomers(tickets.all().values());
    return known;
  }
  return {
    find: (choice) => read().get("id" in choice ? choice.id : choice.email) ?? null,
    byName() {
      const unique = [...new Set(read().values())];
      return unique.sort((a, b) => a.displayName.localeCompare(b.displayName) || a.email.localeCompare(b.email));
    },
  };
}

/** By id and by address. */
function readCustomers(tickets: Iterable<TicketDocument>): Map<string, Customer> {
  const known = new Map<string, Customer>();
  for (const { userId, customerName, customerEmail } of tickets) {
    if (known.has(userId)) continue;
    const customer = { id: userId, displayName: customerName, email: customerEmail };
    known.set(userId, customer).set(customerEmail, customer);
  }
  return known;
}
