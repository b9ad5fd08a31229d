import { formatTicketNumber, numberingYear, type TicketNumber } from "#domain/ticket/ticket-number.ts";
import type { Transaction } from "../database/transact.ts";

/**
 * The next number of the year (T8). The counter stays locked until the transaction ends, and is set back if it fails:
 * that is what leaves no gap, and why a number is asked for as late as can be.
 */
export async function giveNumber(tx: Transaction, now: Date): Promise<TicketNumber & { ticketNumber: string }> {
  const year = numberingYear(now);
  const { rows } = await tx.query<{ sequence: number }>(
    `INSERT INTO ticket_counters AS counter (year, last_sequence) VALUES ($1, 1)
     ON CONFLICT (year) DO UPDATE SET last_sequence = counter.last_sequence + 1
     RETURNING last_sequence AS sequence`,
    [year],
  );
  const sequence = rows[0]?.sequence ?? 0;
  return { year, sequence, ticketNumber: formatTicketNumber({ year, sequence }) };
}
