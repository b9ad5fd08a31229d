// The customers that this device knows: those of its tickets, by the newest ticket of each.

import type { CustomerChoice } from "#domain/ticket/operation.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { findDocuments } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Customer } from "../desk.ts";

export async function findCustomer({ tickets }: DeskDatabase, choice: CustomerChoice): Promise<Customer | null> {
  const selector = "id" in choice ? { userId: choice.id } : { customerEmail: choice.email };
  const [ticket] = await findDocuments<TicketDocument>(tickets, { selector, sort: [{ updatedAt: "desc" }], limit: 1 });
  return ticket ? toCustomer(ticket) : null;
}

function toCustomer({ userId, customerName, customerEmail }: TicketDocument): Customer {
  return { id: userId, displayName: customerName, email: customerEmail };
}
