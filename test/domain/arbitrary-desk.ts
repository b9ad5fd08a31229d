// A small desk to generate cases over: few people and values, so that they meet often.

import fc from "fast-check";
import type { Actor } from "#domain/people/person.ts";
import { ROLES, type Role } from "#domain/people/role.ts";
import type { Circumstances } from "#domain/ticket/decide-operation.ts";
import type { CustomerChoice, Intent, Seen } from "#domain/ticket/operation.ts";
import type { Ticket } from "#domain/ticket/ticket.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";

export const NOW = "2026-11-24T08:15:00.000Z";
export const EARLIER = "2026-11-20T10:00:00.000Z";
export const TICKET_ID = "01930000-0000-7000-8000-00000000aaaa";
export const MESSAGE_ID = "01930000-0000-7000-8000-00000000bbbb";

/** Two people of each role: the first is `me` in most tests, the second somebody else. */
export const PEOPLE = {
  casey: person(1, "customer"),
  robin: person(2, "customer"),
  sam: person(3, "support"),
  kim: person(4, "support"),
  lead: person(5, "admin"),
  otherLead: person(6, "admin"),
  boss: person(7, "super_admin"),
  otherBoss: person(8, "super_admin"),
} as const satisfies Record<string, Actor>;

export const EVERYBODY: readonly Actor[] = Object.values(PEOPLE);
export const CUSTOMERS = EVERYBODY.filter(({ role }) => role === "customer");
export const STAFF = EVERYBODY.filter(({ role }) => role !== "customer");

function person(number: number, role: Role): Actor {
  return { id: `01930000-0000-7000-8000-00000000000${number}`, role };
}

/** A ticket of casey's in the queue, changed where a test says so. */
export function ticketOf(change: Partial<Ticket> = {}): Ticket {
  const ticket: Ticket = {
    id: TICKET_ID,
    userId: PEOPLE.casey.id,
    subject: "The printer hums",
    description: "It hums in D minor.",
    status: "open",
    priority: "medium",
    department: "technical",
    assignedTo: null,
    closedAt: null,
    ...change,
  };
  return { ...ticket, closedAt: ticket.status === "closed" ? (change.closedAt ?? EARLIER) : null };
}

export const anyRole = fc.constantFrom(...ROLES);
export const anyActor = fc.constantFrom(...EVERYBODY);
const anyWords = fc.constantFrom("The printer hums", "It hums in D minor.", "Ümläut 🎻", " padded ", "x".repeat(255));

export const anyTicket: fc.Arbitrary<Ticket> = fc
  .record({
    userId: fc.constantFrom(...CUSTOMERS.map(({ id }) => id)),
    subject: anyWords,
    description: anyWords,
    status: fc.constantFrom(...STATUSES),
    priority: fc.constantFrom(...PRIORITIES),
    department: fc.constantFrom(...DEPARTMENTS),
    assignedTo: fc.option(fc.constantFrom(...STAFF.map(({ id }) => id))),
  })
  .map(ticketOf);

const anyCustomerChoice: fc.Arbitrary<CustomerChoice> = fc.oneof(
  fc.record({ id: fc.constantFrom(...EVERYBODY.map(({ id }) => id)) }),
  fc.constant({ email: "new@example.org" }),
);

export const anyIntent: fc.Arbitrary<Intent> = fc.oneof(
  intent("createTicket", {
    requiredArgs: { subject: anyWords, description: anyWords },
    optionalArgs: {
      priority: fc.constantFrom(...PRIORITIES),
      department: fc.constantFrom(...DEPARTMENTS),
      customer: anyCustomerChoice,
    },
  }),
  intent("addMessage", {
    requiredArgs: { messageId: fc.constant(MESSAGE_ID), message: anyWords, isInternalNote: fc.boolean() },
  }),
  intent("setStatus", { requiredArgs: { status: fc.constantFrom(...STATUSES) } }),
  intent("setPriority", { requiredArgs: { priority: fc.constantFrom(...PRIORITIES) } }),
  intent("assign", { requiredArgs: { assigneeId: fc.constantFrom(...EVERYBODY.map(({ id }) => id)) } }),
  intent("unassign", {}),
  intent("take", {}),
  intent("handBack", {}),
  intent("editFields", {
    optionalArgs: {
      subject: anyWords,
      description: anyWords,
      department: fc.constantFrom(...DEPARTMENTS),
      customer: anyCustomerChoice,
    },
  }),
  intent("follow", {}),
  intent("unfollow", {}),
);

interface ArgsPlan {
  requiredArgs?: Record<string, fc.Arbitrary<unknown>>;
  optionalArgs?: Record<string, fc.Arbitrary<unknown>>;
}

function intent(kind: Intent["kind"], { requiredArgs = {}, optionalArgs = {} }: ArgsPlan): fc.Arbitrary<Intent> {
  const args = fc.record({ ...requiredArgs, ...optionalArgs }, { requiredKeys: Object.keys(requiredArgs) });
  return fc.record({ kind: fc.constant(kind), args }).map((made) => made as Intent);
}

export const anySeen: fc.Arbitrary<Seen> = fc.record(
  {
    fields: fc.dictionary(
      fc.constantFrom("status", "priority", "subject", "assignedTo", "nonsense"),
      fc.option(fc.constantFrom("open", "closed", "low", PEOPLE.sam.id, "The printer hums")),
    ),
    position: fc.nat(5),
  },
  { requiredKeys: [] },
);

/** All that the judge is told, over any ticket or none; assignee and customer are looked up as the server does. */
export const anyCase = fc
  .record({
    actor: anyActor,
    ticket: fc.option(anyTicket),
    intent: anyIntent,
    seen: anySeen,
    foreignPosition: fc.nat(5),
  })
  .map(({ actor, ticket, intent: made, seen, foreignPosition }) => ({
    operation: { ...made, ticketId: TICKET_ID, seen },
    circumstances: { actor, ticket, now: NOW, foreignPosition, ...lookUp(made) } satisfies Circumstances,
  }));

/** What the server looks up before it asks the judge. */
export function lookUp(made: Intent): Pick<Circumstances, "assignee" | "customer"> {
  if (made.kind === "assign") return { assignee: find(made.args.assigneeId) };
  const choice = "customer" in made.args ? made.args.customer : undefined;
  return choice && "id" in choice ? { customer: find(choice.id) } : {};
}

function find(id: string): Actor | null {
  return EVERYBODY.find((known) => known.id === id) ?? null;
}
