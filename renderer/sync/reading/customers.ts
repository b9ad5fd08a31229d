// The customers that this device knows: those of its tickets.

import type { Observable } from "rxjs";
import type { CustomerChoice } from "#domain/ticket/operation.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { findDocuments } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Customer } from "../desk.ts";
import { asked, isSameJson } from "../watch.ts";
import type { ShownTickets } from "./shown-tickets.ts";

export async function findCustomer({ tickets }: DeskDatabase, choice: CustomerChoice): Promise<Customer | null> {
  const selector = "id" in choice ? { userId: choice.id } : { customerEmail: choice.email };
  const [ticket] = await findDocuments<TicketDocument>(tickets, { selector, limit: 1 });
  return ticket ? toCustomer(ticket) : null;
}

/** So many tickets are looked at for their customers; whoever is not among them is found by their address. */
const LATEST = 1_000;

export function watchCustomers(database: DeskDatabase, tickets: ShownTickets): Observable<readonly Customer[]> {
  return asked(tickets.changed$, () => customersByName(database), isSameJson);
}

async function customersByName({ tickets }: DeskDatabase): Promise<Customer[]> {
  const latest = await findDocuments<TicketDocument>(tickets, { sort: [{ updatedAt: "desc" }], limit: LATEST });
  const known = new Map(latest.toReversed().map((ticket) => [ticket.userId, toCustomer(ticket)]));
  return [...known.values()].sort(
    (a, b) => a.displayName.localeCompare(b.displayName) || a.email.localeCompare(b.email),
  );
}

function toCustomer({ userId, customerName, customerEmail }: TicketDocument): Customer {
  return { id: userId, displayName: customerName, email: customerEmail };
}
