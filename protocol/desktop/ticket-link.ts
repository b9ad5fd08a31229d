// Links to tickets, for mails and chats: holdfast://ticket/TICK-2026-0001. Anybody can make one, so nothing but a ticket
// number is ever taken from it.

import { findTicketNumber, formatTicketNumber } from "#domain/ticket/ticket-number.ts";

export const TICKET_LINK_SCHEME = "holdfast";

const FORMAT = /^holdfast:\/\/ticket\/([A-Za-z0-9-]{1,40})\/?$/i;

/** The ticket number of a link; null where it is no link to a ticket. */
export function readTicketLink(value: string): string | null {
  const number = findTicketNumber(FORMAT.exec(value)?.[1] ?? "");
  return number && formatTicketNumber(number);
}
