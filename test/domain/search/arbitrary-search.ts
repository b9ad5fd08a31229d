// Searches and tickets as they may come: few words, so that searches find something, in letters that fold and do not.

import fc from "fast-check";
import type { Searchable } from "#domain/search/matches-search.ts";
import type { Sought, SoughtAssignee, SoughtColleague } from "#domain/search/search-query.ts";
import { isBeginning, wordsOf } from "#domain/search/words.ts";
import { formatTicketNumber } from "#domain/ticket/ticket-number.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";

export const WRITTEN_WORDS = ["Printer", "print", "Größe", "GROSSE", "fire", "café", "noodles", "x", "42", "łódź"];
const FOLDED = [...new Set(WRITTEN_WORDS.flatMap(wordsOf))];
/** Begin names of staff: they are found where somebody is mentioned, and nowhere else. */
const NAMES = ["sam", "kim", "sup"];
const SOUGHT_WORDS = [...FOLDED, ...NAMES, ...FOLDED.map((word) => word.slice(0, 3)).filter(isBeginning)];

export const anyText = fc
  .array(fc.constantFrom(...WRITTEN_WORDS), { minLength: 1, maxLength: 6 })
  .chain((words) => fc.constantFrom(" ", ", ", "-", "… «").map((between) => words.join(between)));

const anyWords = (max: number) => fc.array(fc.constantFrom(...SOUGHT_WORDS), { minLength: 1, maxLength: max });
const anyDay = fc.constantFrom("2026-01-02", "2026-02-01", "2026-03-31");

const anyAssignee: fc.Arbitrary<SoughtAssignee> = fc.oneof(
  fc.constant({ type: "me" as const }),
  fc.constant({ type: "nobody" as const }),
  fc.constantFrom("sam", "kim", "sup", "nobody").map((word) => ({ type: "named" as const, words: [word] })),
);

const anyColleague: fc.Arbitrary<SoughtColleague> = fc.oneof(
  fc.constant({ type: "me" as const }),
  fc.constantFrom(...NAMES, "nobody").map((word) => ({ type: "named" as const, words: [word] })),
);

export const anySought: fc.Arbitrary<Sought> = fc.oneof(
  { weight: 4, arbitrary: anyWords(2).map((words) => ({ type: "words" as const, words })) },
  { weight: 2, arbitrary: anyWords(3).map((words) => ({ type: "phrase" as const, words })) },
  fc.integer({ min: 1, max: 12 }).map((sequence) => {
    const number = formatTicketNumber({ year: 2026, sequence });
    return { type: "number" as const, number, words: wordsOf(number) };
  }),
  fc.subarray([...STATUSES], { minLength: 1 }).map((values) => ({ type: "status" as const, values })),
  fc.subarray([...PRIORITIES], { minLength: 1 }).map((values) => ({ type: "priority" as const, values })),
  fc.subarray([...DEPARTMENTS], { minLength: 1 }).map((values) => ({ type: "department" as const, values })),
  fc.constantFrom("casey", "robin", "cust", "test").map((word) => ({ type: "from" as const, words: [word] })),
  anyAssignee.map((who) => ({ type: "assignee" as const, who })),
  anyColleague.map((who) => ({ type: "mentions" as const, who })),
  fc.constant({ type: "note" as const }),
  anyDay.map((day) => ({ type: "before" as const, day })),
  anyDay.map((day) => ({ type: "after" as const, day })),
);

/** As they are read: several words that are to be left out are a phrase. */
export const anyTerms = fc.array(
  fc
    .record({ sought: anySought, isNegated: fc.boolean() }, { noNullPrototype: true })
    .filter(({ sought, isNegated }) => !isNegated || sought.type !== "words" || sought.words.length === 1),
  { minLength: 1, maxLength: 4 },
);

const anyCustomer = fc.constantFrom(
  { customerName: "Casey Customer", customerEmail: "casey@test.example" },
  { customerName: "Robin Customer", customerEmail: "robin@test.example" },
);

const anyTicket = fc.record(
  {
    ticketNumber: fc.integer({ min: 1, max: 12 }).map((sequence) => formatTicketNumber({ year: 2026, sequence })),
    subject: anyText,
    description: anyText,
    status: fc.constantFrom(...STATUSES),
    priority: fc.constantFrom(...PRIORITIES),
    department: fc.constantFrom(...DEPARTMENTS),
    assignedTo: fc.constant(null),
    assigneeName: fc.constant(null),
    createdAt: fc.constantFrom("2026-01-01T23:59:59.999Z", "2026-02-01T00:00:00.000Z", "2026-03-31T12:00:00.000Z"),
    messages: fc.array(fc.record({ message: anyText, isInternalNote: fc.boolean() }, { noNullPrototype: true }), {
      maxLength: 3,
    }),
  },
  { noNullPrototype: true },
);

/** Some of its messages hold mentions of these people; those that are no notes mention nobody all the same. */
export function searchableMentioning(ids: readonly string[]): fc.Arbitrary<Searchable> {
  const anyMention = fc.option(fc.constantFrom(...ids), { nil: null });
  return fc
    .tuple(anyTicket, anyCustomer, fc.array(anyMention, { minLength: 3, maxLength: 3 }))
    .map(([ticket, customer, mentions]) => ({
      ...ticket,
      ...customer,
      messages: ticket.messages.map(({ message, isInternalNote }, at) => {
        const id = mentions[at] ?? null;
        return { isInternalNote, message: id === null ? message : `${message} @[${id}]` };
      }),
    }));
}
