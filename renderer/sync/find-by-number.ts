import { findTicketNumber, toNumberOrder } from "#domain/ticket/ticket-number.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";

/** The id of the ticket of this number, null where it is not on this device. */
export async function findByNumber(database: DeskDatabase, ticketNumber: string): Promise<string | null> {
  const number = findTicketNumber(ticketNumber);
  if (!number) return null;
  const found = await database.tickets.findOne({ selector: { numberOrder: toNumberOrder(number) } }).exec();
  return found?.id ?? null;
}
