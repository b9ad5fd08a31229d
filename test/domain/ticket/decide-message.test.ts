import { describe, expect, it } from "vitest";
import type { Intent } from "#domain/ticket/operation.ts";
import { STATUSES } from "#domain/ticket/values.ts";
import { EVERYBODY, MESSAGE_ID, PEOPLE, STAFF, ticketOf } from "../arbitrary-desk.ts";
import { judge, mustAccept, mustRefuse, outcomeOf } from "../judge.ts";

const { casey, robin, sam, kim } = PEOPLE;
const reply: Intent = {
  kind: "addMessage",
  args: { messageId: MESSAGE_ID, message: " Hello\n", isInternalNote: false },
};
const note: Intent = { kind: "addMessage", args: { messageId: MESSAGE_ID, message: "Hm.", isInternalNote: true } };

describe("who writes", () => {
  it.each(STAFF)("[P1] a reply by $role is the desk's word, on any ticket", (actor) => {
    const { effect } = mustAccept(actor, reply, { ticket: ticketOf({ assignedTo: kim.id }) });
    expect(effect).toMatchObject({ message: { isStaffReply: true, isInternalNote: false } });
  });

  it.each(STAFF)("[P1] $role writes internal notes", (actor) => {
    expect(mustAccept(actor, note).effect).toMatchObject({ message: { isStaffReply: true, isInternalNote: true } });
  });

  it("[P1] the customer's reply is a customer's", () => {
    const { effect } = mustAccept(casey, reply);
    expect(effect).toMatchObject({ message: { isStaffReply: false, isInternalNote: false } });
  });

  it("[P1] a customer's note is refused, not published as a reply", () => {
    expect(mustRefuse(casey, note)).toMatchObject({ code: "forbidden", field: "isInternalNote" });
  });

  it.each([reply, note])("[S9] another customer finds no such ticket", (intent) => {
    expect(mustRefuse(robin, intent)).toEqual(mustRefuse(robin, intent, { ticket: null }));
  });

  it("[T9] the words go in as they were written", () => {
    expect(mustAccept(casey, reply).effect).toMatchObject({ message: { id: MESSAGE_ID, message: " Hello\n" } });
  });
});

describe("what it implies", () => {
  it.each([
    { assignedTo: null, status: "open" },
    { assignedTo: sam.id, status: "in_progress" },
  ])("[T7] the customer's reply reopens a closed ticket: $status", ({ assignedTo, status }) => {
    const ticket = ticketOf({ status: "closed", assignedTo });
    expect(outcomeOf(casey, reply, ticket)).toEqual({ ...ticket, status, closedAt: null });
    expect(mustAccept(casey, reply, { ticket }).history).toEqual([{ field: "status", from: "closed", to: status }]);
  });

  it.each(STATUSES)("[T7] staff replies and notes leave a ticket that is %s as it is", (status) => {
    for (const actor of STAFF) {
      for (const intent of [reply, note]) {
        const ticket = ticketOf({ status, assignedTo: sam.id });
        expect(outcomeOf(actor, intent, ticket)).toEqual(ticket);
        expect(mustAccept(actor, intent, { ticket }).history).toEqual([]);
      }
    }
  });

  it.each(["open", "in_progress"] as const)(
    "[T7] the customer's reply to a ticket that is %s changes no state",
    (status) => {
      const ticket = ticketOf({ status });
      expect(outcomeOf(casey, reply, ticket)).toEqual(ticket);
    },
  );

  it("writing overrules nobody", () => {
    for (const actor of EVERYBODY.filter((person) => person !== robin)) {
      const ticket = ticketOf({ status: "closed" });
      expect(mustAccept(actor, reply, { ticket, seen: { position: 0 } }).overruled).toEqual([]);
    }
  });
});

describe("what had not been seen", () => {
  it.each([casey, ...STAFF])(
    "[M3] a reply by $role is held when somebody else's words came after what they saw",
    (actor) => {
      const question = { seen: { position: 2 }, foreignPosition: 3 };
      expect(judge(actor, reply, question)).toEqual({ verdict: "held", position: 3 });
    },
  );

  it("[M3] a reply is not held when its author saw all, or only their own words came since", () => {
    for (const foreignPosition of [0, 1, 2]) mustAccept(casey, reply, { seen: { position: 2 }, foreignPosition });
  });

  it("[M3] notes are not held, nor replies of those who told of nothing they had seen", () => {
    mustAccept(sam, note, { seen: { position: 0 }, foreignPosition: 9 });
    mustAccept(sam, reply, { seen: {}, foreignPosition: 9 });
    mustAccept(sam, reply, { foreignPosition: 9 });
  });

  it("[M3] [P1] a customer's note is refused, and not held for a question", () => {
    expect(mustRefuse(casey, note, { seen: { position: 0 }, foreignPosition: 9 })).toMatchObject({ code: "forbidden" });
  });

  it("[M3] [S9] whoever has no reach learns of no position", () => {
    const question = { seen: { position: 0 }, foreignPosition: 9 };
    expect(judge(robin, reply, question)).toEqual(judge(robin, reply, { ticket: null }));
  });
});
