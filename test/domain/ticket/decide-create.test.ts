import { describe, expect, it } from "vitest";
import type { CustomerChoice, OperationOf } from "#domain/ticket/operation.ts";
import { CUSTOMERS, PEOPLE, STAFF, TICKET_ID, ticketOf } from "../arbitrary-desk.ts";
import { judge, mustAccept, mustRefuse } from "../judge.ts";

const { casey, robin, sam } = PEOPLE;
const words = { subject: "The printer hums", description: "In D minor." };

function create(args: Partial<OperationOf<"createTicket">["args"]> = {}) {
  return { kind: "createTicket", args: { ...words, ...args } } as const;
}

describe("a customer", () => {
  it.each([undefined, { id: casey.id }])("[T1] opens a ticket for themselves (customer: %j)", (customer) => {
    const decision = mustAccept(casey, create(customer ? { customer } : {}), { ticket: null });
    expect(decision.effect).toEqual({
      type: "create",
      ticket: ticketOf({ ...words, id: TICKET_ID, userId: casey.id }),
    });
    expect(decision.history).toEqual([{ field: "created", from: null, to: null }]);
  });

  it.each<CustomerChoice>([{ id: robin.id }, { id: sam.id }, { email: "robin@example.org" }])(
    "[P1] opens none for %j",
    (customer) => {
      const question = { ticket: null, customer: robin };
      expect(mustRefuse(casey, create({ customer }), question)).toMatchObject({ code: "forbidden", field: "customer" });
    },
  );
});

describe("staff", () => {
  it.each(STAFF)("$role opens tickets for any customer, known by id or by address", (actor) => {
    for (const customer of [{ id: robin.id }, { email: "robin@example.org" }]) {
      const { effect } = mustAccept(actor, create({ customer }), { ticket: null, customer: robin });
      expect(effect).toMatchObject({ type: "create", ticket: { userId: robin.id, assignedTo: null, status: "open" } });
    }
  });

  it.each(STAFF)("$role must say for whom", (actor) => {
    expect(mustRefuse(actor, create(), { ticket: null })).toMatchObject({ code: "invalid", field: "customer" });
  });

  it.each(STAFF)("$role can open none for staff or for nobody", (actor) => {
    for (const customer of [...STAFF, null]) {
      const refusal = mustRefuse(actor, create({ customer: { id: sam.id } }), { ticket: null, customer });
      expect(refusal).toMatchObject({ code: "unknown_customer", field: "customer" });
    }
  });
});

it("[T1] a new ticket is open, unassigned and not closed, whatever else was sent", () => {
  const forged = {
    ...create(),
    args: { ...words, status: "closed", assignedTo: sam.id, closedAt: "now", userId: robin.id },
  };
  const { effect } = mustAccept(casey, forged, { ticket: null });
  expect(effect).toEqual({ type: "create", ticket: ticketOf({ ...words, userId: casey.id }) });
});

it("takes priority and department, or else medium and technical", () => {
  const chosen = mustAccept(casey, create({ priority: "urgent", department: "sales" }), { ticket: null });
  expect(chosen.effect).toMatchObject({ ticket: { priority: "urgent", department: "sales" } });
  const left = mustAccept(casey, create(), { ticket: null });
  expect(left.effect).toMatchObject({ ticket: { priority: "medium", department: "technical" } });
});

it("[S9] an id that is taken leads nowhere, for its owner and for everybody else alike", () => {
  const refusals = CUSTOMERS.map((customer) => judge(customer, create(), { ticket: ticketOf() }));
  expect(refusals[0]).toMatchObject({ verdict: "refused", refusal: { code: "not_found" } });
  expect(refusals[0]).toEqual(refusals[1]);
});
