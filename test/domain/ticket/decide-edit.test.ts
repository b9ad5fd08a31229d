import { describe, expect, it } from "vitest";
import type { Intent } from "#domain/ticket/operation.ts";
import { PRIORITIES } from "#domain/ticket/values.ts";
import { PEOPLE, STAFF, ticketOf } from "../arbitrary-desk.ts";
import { mustAccept, mustRefuse, outcomeOf } from "../judge.ts";

const { casey, robin, sam, kim, lead } = PEOPLE;
const ADMINS = STAFF.filter(({ role }) => role !== "support");

describe("priority", () => {
  it.each(STAFF)("$role sets any", (actor) => {
    for (const priority of PRIORITIES) {
      expect(outcomeOf(actor, { kind: "setPriority", args: { priority } }, ticketOf())).toEqual(ticketOf({ priority }));
    }
  });

  it("[P1] the customer sets none", () => {
    const intent: Intent = { kind: "setPriority", args: { priority: "urgent" } };
    expect(mustRefuse(casey, intent)).toMatchObject({ code: "forbidden", field: "priority" });
  });
});

describe("subject, description, department and customer", () => {
  const edits: [string, Intent, object][] = [
    ["subject", edit({ subject: "New" }), { subject: "New" }],
    ["description", edit({ description: " New " }), { description: " New " }],
    ["department", edit({ department: "sales" }), { department: "sales" }],
    ["customer", edit({ customer: { id: robin.id } }), { userId: robin.id }],
  ];

  it.each(edits)("[T10] admins change the %s, and history tells it", (_field, intent, change) => {
    for (const actor of ADMINS) {
      expect(outcomeOf(actor, intent, ticketOf())).toEqual({ ...ticketOf(), ...change });
      const [field, to] = Object.entries(change)[0]!;
      const from = ticketOf()[field as "subject"];
      expect(mustAccept(actor, intent).history).toEqual([{ field, from, to }]);
    }
  });

  it.each(edits)("[P1] neither support nor the customer changes the %s", (field, intent) => {
    for (const actor of [sam, kim, casey]) {
      expect(mustRefuse(actor, intent)).toMatchObject({ code: "forbidden", field });
    }
  });

  it("gives a ticket to customers alone", () => {
    const intent = edit({ subject: "New", customer: { id: sam.id } });
    expect(mustRefuse(lead, intent)).toMatchObject({ code: "unknown_customer", field: "customer" });
    expect(mustRefuse(lead, intent, { customer: null })).toMatchObject({ code: "unknown_customer" });
  });

  it("[S6] a field that has the value already is no change and overrules nobody", () => {
    const { subject } = ticketOf();
    const decision = mustAccept(lead, edit({ subject, department: "billing" }), {
      seen: { fields: { subject: "Old" } },
    });
    expect(decision.effect).toEqual({ type: "change", patch: { department: "billing" } });
    expect(decision.overruled).toEqual([]);
  });

  it("[S6] several fields are compared one by one", () => {
    const seen = { fields: { subject: "What I saw", department: "technical" } };
    const decision = mustAccept(lead, edit({ subject: "New", department: "billing" }), { seen });
    expect(decision.overruled).toEqual([{ field: "subject", from: ticketOf().subject, to: "New" }]);
  });
});

function edit(args: Extract<Intent, { kind: "editFields" }>["args"]): Intent {
  return { kind: "editFields", args };
}
