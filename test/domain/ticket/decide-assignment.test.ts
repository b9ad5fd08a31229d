import { describe, expect, it } from "vitest";
import type { Intent } from "#domain/ticket/operation.ts";
import { STATUSES, type Status } from "#domain/ticket/values.ts";
import { CUSTOMERS, PEOPLE, STAFF, ticketOf } from "../arbitrary-desk.ts";
import { isAllowed, mustAccept, mustRefuse, outcomeOf } from "../judge.ts";

const { casey, robin, sam, kim, lead, boss } = PEOPLE;
const ADMINS = STAFF.filter(({ role }) => role !== "support");
const take: Intent = { kind: "take", args: {} };
const handBack: Intent = { kind: "handBack", args: {} };
const unassign: Intent = { kind: "unassign", args: {} };
const assignTo = (assigneeId: string): Intent => ({ kind: "assign", args: { assigneeId } });

describe("taking", () => {
  it.each(STAFF)("[T12] $role takes a ticket from the queue", (actor) => {
    for (const status of STATUSES) {
      const taken = outcomeOf(actor, take, ticketOf({ status }));
      expect(taken).toMatchObject({ assignedTo: actor.id, status: statusOnceAssigned(status) });
    }
  });

  it.each(STAFF)("[T12] $role who comes second is refused and told who has it", (actor) => {
    const ticket = ticketOf({ status: "in_progress", assignedTo: otherThan(actor.id) });
    expect(mustRefuse(actor, take, { ticket })).toMatchObject({ code: "already_taken", assignedTo: ticket.assignedTo });
  });

  it("[T12] taking what one has already changes nothing", () => {
    const ticket = ticketOf({ status: "open", assignedTo: sam.id });
    expect(mustAccept(sam, take, { ticket })).toMatchObject({ effect: { type: "change", patch: {} }, history: [] });
  });
});

describe("assigning", () => {
  it.each(ADMINS)("[T12] $role assigns anyone to anyone, over a head as well", (actor) => {
    for (const { id } of STAFF) {
      for (const status of STATUSES) {
        const ticket = ticketOf({ status, assignedTo: otherThan(id) });
        expect(outcomeOf(actor, assignTo(id), ticket)).toMatchObject({
          assignedTo: id,
          status: statusOnceAssigned(status),
        });
      }
    }
  });

  it("[T12] support assigns from the queue to themselves alone", () => {
    expect(outcomeOf(sam, assignTo(sam.id), ticketOf())).toMatchObject({ assignedTo: sam.id, status: "in_progress" });
    expect(mustRefuse(sam, assignTo(kim.id))).toMatchObject({ code: "forbidden", field: "assigneeId" });
    const ofKim = ticketOf({ assignedTo: kim.id });
    expect(mustRefuse(sam, assignTo(sam.id), { ticket: ofKim })).toMatchObject({
      code: "already_taken",
      assignedTo: kim.id,
    });
  });

  it.each([casey.id, robin.id, "01930000-0000-7000-8000-0000000000ff"])(
    "refuses %s as an assignee: a customer, or nobody",
    (id) => {
      for (const actor of STAFF) {
        expect(mustRefuse(actor, assignTo(id))).toMatchObject({ code: "unknown_assignee", field: "assigneeId" });
      }
    },
  );

  it("[T10] history tells the assignment and the start that came with it", () => {
    expect(mustAccept(lead, assignTo(kim.id)).history).toEqual([
      { field: "assignedTo", from: null, to: kim.id },
      { field: "status", from: "open", to: "in_progress" },
    ]);
  });

  it("[S6] tells the admin whom they overruled unseen", () => {
    const ticket = ticketOf({ status: "in_progress", assignedTo: sam.id });
    const decision = mustAccept(boss, assignTo(kim.id), { ticket, seen: { fields: { assignedTo: null } } });
    expect(decision.overruled).toEqual([{ field: "assignedTo", from: sam.id, to: kim.id }]);
  });
});

describe.each([
  { name: "handing back", intent: handBack },
  { name: "unassigning", intent: unassign },
])("$name", ({ intent }) => {
  it.each(STAFF)("[T3] $role gives their own ticket back to the queue", (actor) => {
    for (const status of STATUSES) {
      const back = outcomeOf(actor, intent, ticketOf({ status, assignedTo: actor.id }));
      expect(back).toMatchObject({ assignedTo: null, status: status === "in_progress" ? "open" : status });
    }
  });

  it("support may not give back what somebody else has", () => {
    const ticket = ticketOf({ status: "in_progress", assignedTo: kim.id });
    expect(mustRefuse(sam, intent, { ticket })).toMatchObject({ code: "not_assigned_to_you", assignedTo: kim.id });
  });
});

it("[T3] admins unassign anybody's ticket", () => {
  for (const actor of ADMINS) {
    const ticket = ticketOf({ status: "in_progress", assignedTo: otherThan(actor.id) });
    expect(outcomeOf(actor, unassign, ticket)).toMatchObject({ assignedTo: null, status: "open" });
  }
});

it.each([take, handBack, unassign, assignTo(sam.id), assignTo(casey.id)])("[P1] no customer may $kind", (intent) => {
  for (const customer of CUSTOMERS) expect(isAllowed(customer, intent)).toBe(false);
  expect(mustRefuse(casey, intent).code).toBe("forbidden");
  expect(mustRefuse(robin, intent).code).toBe("not_found");
});

function otherThan(id: string): string {
  return id === kim.id ? sam.id : kim.id;
}

function statusOnceAssigned(status: Status): Status {
  return status === "open" ? "in_progress" : status;
}
