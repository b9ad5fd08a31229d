// What becomes of an operation: accepted once, judged by the rules, merged field by field, told in history.

import type { Mutation } from "./mutation.ts";

const DISCLOSURE = "test/sync-server/feed/disclosure.test.ts";
const REPEATS = "test/sync-server/tickets/repeats.test.ts";
const MERGING = "test/sync-server/tickets/merging.test.ts";
const RULES = "test/sync-server/tickets/ticket-rules.test.ts";
const NUMBERS = "test/sync-server/tickets/numbers.test.ts";

export const OPERATION_MUTATIONS: readonly Mutation[] = [
  {
    name: "device-number-ignored",
    breaks: "S2",
    what: "An operation is accepted under whatever number it comes.",
    edits: [
      {
        file: "sync-server/tickets/accept-operation.ts",
        find: "const next = lastNumber + 1;",
        replace: "const next = Math.max(lastNumber, operation.number);",
      },
    ],
    tests: [REPEATS],
  },
  {
    name: "outcome-forgotten",
    breaks: "S2",
    what: "An operation that comes again is not recognised by its id.",
    edits: [
      {
        file: "sync-server/tickets/operation-outcomes.ts",
        find: "return rows[0] ?? null;",
        replace: "return null;",
      },
    ],
    tests: [REPEATS],
  },
  {
    name: "refusal-as-403",
    breaks: "S5",
    what: "A push with a refused operation is answered with HTTP 403.",
    edits: [
      {
        file: "sync-server/http/push-route.ts",
        find: "response.json({",
        replace:
          'if (settled.outcomes.some(({ outcome }) => outcome.type === "refused")) response.status(403);\n    response.json({',
      },
    ],
    tests: [REPEATS],
  },
  {
    name: "refusal-blocks",
    breaks: "S5",
    what: "What comes behind a refused operation is not done.",
    edits: [
      {
        file: "sync-server/tickets/accept-operations.ts",
        find: "outcomes.push({ id: operation.id, number: operation.number, outcome: acceptance.outcome });",
        replace:
          'outcomes.push({ id: operation.id, number: operation.number, outcome: acceptance.outcome });\n      if (acceptance.outcome.type === "refused") break;',
      },
    ],
    tests: [REPEATS],
  },
  {
    name: "whole-document-overwrite",
    breaks: "S6",
    what: "A change writes all fields as they were read before somebody else's change.",
    edits: [{ file: "sync-server/tickets/lock-ticket.ts", find: " FOR NO KEY UPDATE", replace: "" }],
    tests: [MERGING],
  },
  {
    name: "device-clock-trusted",
    breaks: "S7",
    what: "A device's clock is believed, however far off it is.",
    edits: [
      {
        file: "sync-server/tickets/written-at.ts",
        find: "return claimed > now ? now : claimed;",
        replace: "return claimed;",
      },
    ],
    tests: [MERGING, RULES, DISCLOSURE],
  },
  {
    name: "foreign-ticket-told-apart",
    breaks: "S9",
    what: "An operation on somebody else's ticket is refused as forbidden and not as not found.",
    edits: [
      {
        file: "domain/ticket/decide-operation.ts",
        find: "if (!ticket || !hasReach(actor, ticket)) return refuse(NOT_FOUND);",
        replace:
          'if (!ticket) return refuse(NOT_FOUND);\n  if (!hasReach(actor, ticket)) return refuse(forbidden("This is not yours."));',
      },
    ],
    tests: [DISCLOSURE],
  },
  {
    name: "number-outside-transaction",
    breaks: "T8",
    what: "Ticket numbers come from a sequence that a transaction which fails does not set back.",
    edits: [
      {
        file: "sync-server/database/migrations/0001-desk.sql",
        find: "-- Up Migration",
        replace: `-- Up Migration
DO $$ BEGIN FOR y IN 2020..2040 LOOP EXECUTE format('CREATE SEQUENCE numbers_%s', y); END LOOP; END $$;`,
      },
      {
        file: "sync-server/tickets/give-number.ts",
        find: "RETURNING last_sequence AS sequence`",
        replace: "RETURNING nextval('numbers_' || year)::integer AS sequence`",
      },
    ],
    tests: [NUMBERS, RULES],
  },
  {
    name: "reply-goes-out-unasked",
    breaks: "M3",
    what: "A reply whose author has not seen what arrived is written all the same.",
    edits: [
      {
        file: "domain/ticket/decide-operation.ts",
        find: "return !isInternalNote && seen?.position !== undefined;",
        replace: "return isInternalNote && seen?.position !== undefined;",
      },
    ],
    tests: ["test/sync-server/tickets/held-replies.test.ts"],
  },
  {
    name: "note-flag-dropped",
    breaks: "P1",
    what: "A note that a customer sends is taken as a reply.",
    edits: [
      {
        file: "domain/ticket/decide-operation.ts",
        find: 'if (args.isInternalNote && !can(on.actor.role, "useInternalNotes")) {',
        replace: "if (args.isInternalNote && on.actor.role === null) {",
      },
      {
        file: "domain/ticket/decide-operation.ts",
        find: "...flagsOfMessage(on.actor, args.isInternalNote),",
        replace: "...flagsOfMessage(on.actor, args.isInternalNote && isStaff(on.actor.role)),",
      },
    ],
    tests: [MERGING],
  },
  {
    name: "ticket-begins-under-way",
    breaks: "T1",
    what: "A new ticket is in progress.",
    edits: [
      {
        file: "domain/ticket/decide-operation.ts",
        find: '    status: "open",',
        replace: '    status: "in_progress",',
      },
    ],
    tests: ["test/domain/ticket/decide-create.test.ts"],
  },
  {
    name: "assigning-starts-nothing",
    breaks: "T2",
    what: "A ticket that is assigned stays open.",
    edits: [
      {
        file: "domain/ticket/transitions.ts",
        find: 'if (assignedTo !== null && ticket.status === "open")',
        replace: "if (assignedTo !== null && ticket.status === null)",
      },
    ],
    tests: ["test/domain/ticket/transitions.test.ts"],
  },
  {
    name: "unassigning-stops-nothing",
    breaks: "T3",
    what: "A ticket that is unassigned stays in progress.",
    edits: [
      {
        file: "domain/ticket/transitions.ts",
        find: 'if (assignedTo === null && ticket.status === "in_progress")',
        replace: "if (assignedTo === null && ticket.status === null)",
      },
    ],
    tests: ["test/domain/ticket/transitions.test.ts"],
  },
  {
    name: "closing-without-a-time",
    breaks: "T4",
    what: "The time of closing is the one at which its author wrote it down.",
    edits: [
      {
        file: "domain/ticket/transitions.ts",
        find: 'closedAt: status === "closed" ? now : null',
        replace: 'closedAt: status === "closed" ? "2020-01-01T00:00:00.000Z" : null',
      },
    ],
    tests: ["test/domain/ticket/decide-status.test.ts"],
  },
  {
    name: "reopening-keeps-the-time",
    breaks: "T5",
    what: "A ticket that is reopened keeps its time of closing.",
    edits: [
      {
        file: "domain/ticket/transitions.ts",
        find: 'closedAt: status === "closed" ? now : null',
        replace: "closedAt: now",
      },
    ],
    tests: ["test/domain/ticket/transitions.test.ts"],
  },
  {
    name: "customer-moves-any-way",
    breaks: "T6",
    what: "A customer reopens their ticket by its status.",
    edits: [
      {
        file: "domain/ticket/transitions.ts",
        find: 'return isStaff(role) || to === "closed";',
        replace: "return isStaff(role) || to !== null;",
      },
    ],
    tests: ["test/domain/ticket/transitions.test.ts"],
  },
  {
    name: "reply-leaves-it-closed",
    breaks: "T7",
    what: "A customer's reply to a closed ticket leaves it closed.",
    edits: [
      {
        file: "domain/ticket/transitions.ts",
        find: 'if (isStaff(author) || ticket.status !== "closed") return {};',
        replace: "if (isStaff(author) || ticket.status !== null) return {};",
      },
    ],
    tests: ["test/domain/ticket/transitions.test.ts"],
  },
  {
    name: "text-without-bounds",
    breaks: "T9",
    what: "A text may be longer than is said.",
    edits: [
      {
        file: "domain/text.ts",
        find: "if (value.length > max)",
        replace: "if (value.length > 2 * max)",
      },
    ],
    tests: ["test/sync-server/http/sync-bad-input.test.ts"],
  },
  {
    name: "history-keeps-silent",
    breaks: "T10",
    what: "Changes are not told in history.",
    edits: [
      {
        file: "sync-server/tickets/write-history.ts",
        find: "if (changes.length === 0) return;",
        replace: "if (changes.length > 0) return;",
      },
    ],
    tests: [RULES],
  },
  {
    name: "workload-counts-closed",
    breaks: "T11",
    what: "A closed ticket counts in the workload of its assignee.",
    edits: [
      {
        file: "sync-server/database/migrations/0001-desk.sql",
        find: "NEW.status <> 'closed' AND NEW.deleted_at IS NULL THEN NEW.assigned_to",
        replace: "NEW.deleted_at IS NULL THEN NEW.assigned_to",
      },
      {
        file: "sync-server/database/migrations/0001-desk.sql",
        find: "OLD.status <> 'closed' AND OLD.deleted_at IS NULL THEN OLD.assigned_to",
        replace: "OLD.deleted_at IS NULL THEN OLD.assigned_to",
      },
    ],
    tests: [RULES],
  },
  {
    name: "last-taker-wins",
    breaks: "T12",
    what: "Whoever takes a ticket that somebody has taken before has it.",
    edits: [
      {
        file: "domain/ticket/decide-operation.ts",
        find: 'if (assignedTo !== null && assignedTo !== on.actor.id) {\n    return refuse({ code: "already_taken"',
        replace: 'if (assignedTo === "") {\n    return refuse({ code: "already_taken"',
      },
    ],
    tests: ["test/domain/ticket/decide-assignment.test.ts"],
  },
  {
    name: "staff-reply-without-its-badge",
    breaks: "M1",
    what: "A reply of the desk is shown as the customer's.",
    edits: [
      {
        file: "domain/conversation/message.ts",
        find: 'return isStaffReply ? "staffReply" : "customer";',
        replace: 'return isStaffReply ? "customer" : "customer";',
      },
    ],
    tests: ["test/domain/conversation/message.test.ts"],
  },
  {
    name: "one-place-for-two-messages",
    breaks: "M2",
    what: "A message has the place that the thread's last one has.",
    edits: [
      {
        file: "sync-server/tickets/write-message.ts",
        find: "ticket.lastPosition + 1",
        replace: "Math.max(1, ticket.lastPosition)",
      },
    ],
    tests: [MERGING],
  },
];
