import { describe, expect, test } from "vitest";
import { OPERATION_ARGS } from "#domain/ticket/operation.ts";
import {
  EMPTY_FORM,
  findFaults,
  type NewTicketForm,
  readForm,
  toDraftText,
  toIntent,
} from "#renderer/features/new-ticket/new-ticket-form.ts";

const FILLED: NewTicketForm = {
  customer: { type: "by_email", email: "new@example.org", displayName: "New Person" },
  subject: "Printer",
  description: "It is on fire.",
  priority: "high",
  department: "billing",
};

describe("the new-ticket form", () => {
  test("[M4] comes back from its draft as it was", () => {
    expect(readForm(toDraftText(FILLED))).toEqual(FILLED);
  });

  test("[M4] that holds nothing leaves no draft, and an unreadable draft is an empty form", () => {
    expect(toDraftText({ ...EMPTY_FORM, priority: "low" })).toBe("");
    expect(readForm("")).toEqual(EMPTY_FORM);
    expect(readForm('{"subject":1}')).toEqual(EMPTY_FORM);
  });

  test("[T9] names each field that is missing or too long", () => {
    expect(Object.keys(findFaults(EMPTY_FORM))).toEqual(["customer", "subject", "description"]);
    expect(findFaults({ ...FILLED, subject: "x".repeat(256) }).subject).toContain("255");
    expect(findFaults({ ...FILLED, description: "x".repeat(20_001) }).description).toMatch(/20.?000/);
    expect(findFaults({ ...FILLED, description: " \n " }).description).toBeDefined();
    expect(findFaults(FILLED)).toEqual({});
  });

  test("becomes an operation that the rules accept as well-formed", () => {
    const intent = toIntent(FILLED);
    expect(OPERATION_ARGS.createTicket.parse(intent.args)).toEqual({
      subject: "Printer",
      description: "It is on fire.",
      priority: "high",
      department: "billing",
      customer: { email: "new@example.org", displayName: "New Person" },
    });
  });
});
