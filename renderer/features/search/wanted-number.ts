import { findTicketNumber, formatTicketNumber } from "#domain/ticket/ticket-number.ts";

/** The ticket number that a search is for, also without its first word ("2026-0042"); null where it is none. */
export function findWantedNumber(query: string): string | null {
  const number = findTicketNumber(query) ?? findTicketNumber(`TICK-${query.trim()}`);
  return number && formatTicketNumber(number);
}
