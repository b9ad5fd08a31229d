// Tickets and messages as a desk has them, the same for the same numbers: subjects and texts of a few thousand words, of
// which some are common and most are rare.

import { NOBODY_WAITS } from "#domain/conversation/waiting.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import type { MessageDocument, PersonDocument, TicketDocument } from "#protocol/sync/documents.ts";
import { pickFrom, seededRandom } from "#test/support/seeded-random.ts";

const START = Date.UTC(2024, 0, 1);
const APART_MS = 7 * 60_000;
const PEOPLE = 12;
const CUSTOMERS = 2_000;
const SYLLABLES = [
  "ka",
  "ver",
  "in",
  "pay",
  "to",
  "log",
  "mi",
  "acc",
  "re",
  "ount",
  "su",
  "pass",
  "lo",
  "err",
  "or",
  "ice",
];
const WORDS = Array.from({ length: 4_000 }, (_, at) => toWord(at));

function toWord(at: number): string {
  const random = seededRandom(at);
  return Array.from({ length: 2 + Math.floor(random() * 3) }, () => pickFrom(random, SYLLABLES)).join("");
}

function toText(random: () => number, length: number): string {
  return Array.from({ length }, () => WORDS[Math.floor(random() ** 3 * WORDS.length)]).join(" ");
}

/** A UUID that tells what it is of by its last digits. */
function toId(kind: number, at: number): string {
  return `01900000-0000-7000-8${kind.toString().padStart(3, "0")}-${at.toString().padStart(12, "0")}`;
}

/** The agents that tickets are assigned to. */
export function makePeople(): Pick<PersonDocument, "id" | "displayName" | "isDisabled" | "activeTickets">[] {
  return Array.from({ length: PEOPLE }, (_, at) => ({
    id: toId(3, at),
    displayName: `Agent ${at}`,
    isDisabled: false,
    activeTickets: 0,
  }));
}

/** @param planted words that each of them holds besides its own. */
export function makeTickets(from: number, count: number, planted = ""): TicketDocument[] {
  return Array.from({ length: count }, (_, at) => makeTicket(from + at, planted));
}

function makeTicket(at: number, planted: string): TicketDocument {
  const random = seededRandom(at);
  const when = new Date(START + at * APART_MS).toISOString();
  const status = pickFrom(random, STATUSES);
  const customer = Math.floor(random() * CUSTOMERS);
  const assignee = Math.floor(random() * (PEOPLE + 3));
  return {
    id: toId(1, at),
    ticketNumber: `TICK-2024-${at.toString().padStart(4, "0")}`,
    numberOrder: 2_024 * 10 ** 9 + at,
    userId: toId(2, customer),
    customerName: `Customer ${WORDS[customer % WORDS.length]}`,
    customerEmail: `customer-${customer}@example.test`,
    subject: `${toText(random, 6)} ${planted}`.trim(),
    description: `${toText(random, 40)} ${planted}`.trim(),
    status,
    priority: pickFrom(random, PRIORITIES),
    department: pickFrom(random, DEPARTMENTS),
    assignedTo: assignee < PEOPLE ? toId(3, assignee) : null,
    assigneeName: assignee < PEOPLE ? `Agent ${assignee}` : null,
    isFollowed: false,
    lastPosition: 0,
    waitingSince: status === "closed" ? NOBODY_WAITS : when,
    writtenAt: when,
    createdAt: when,
    updatedAt: when,
    closedAt: status === "closed" ? when : null,
    version: String(1_000 + at),
  };
}

export function makeMessages(tickets: readonly TicketDocument[], count: number, planted = ""): MessageDocument[] {
  return tickets.flatMap((ticket) => Array.from({ length: count }, (_, at) => makeMessage(ticket, at + 1, planted)));
}

function makeMessage(
  { id, userId, createdAt, customerName, version }: TicketDocument,
  position: number,
  planted: string,
): MessageDocument {
  const number = Number(id.slice(-12)) * 100 + position;
  const random = seededRandom(number);
  const isStaffReply = position % 2 === 0;
  const when = new Date(Date.parse(createdAt) + position * APART_MS).toISOString();
  return {
    id: toId(4, number),
    ticketId: id,
    userId: isStaffReply ? toId(3, 1) : userId,
    authorName: isStaffReply ? "Agent 1" : customerName,
    message: `${toText(random, 50)} ${planted}`.trim(),
    isInternalNote: position % 5 === 0,
    isStaffReply,
    position,
    writtenAt: when,
    createdAt: when,
    updatedAt: when,
    version,
  };
}
