import { describe, expect, it } from "vitest";
import { findFaults, readForm, toDraftText } from "#renderer/features/customer-tickets/new-ticket-form.ts";
import { hasWords } from "#renderer/ticket-display/ticket-form.ts";

const EMPTY = readForm("");
const FILLED = {
  ...EMPTY,
  subject: "Printer",
  description: "It burns.",
  priority: "urgent",
  department: "sales",
} as const;

describe("a customer's new ticket", () => {
  it("[M4] comes back from its draft as it was left", () => {
    expect(readForm(toDraftText(FILLED))).toEqual(FILLED);
  });

  it("is no draft without words", () => {
    expect(toDraftText({ ...EMPTY, subject: "  ", priority: "high" })).toBe("");
    expect(hasWords(EMPTY)).toBe(false);
    expect(hasWords({ ...EMPTY, description: "x" })).toBe(true);
  });

  it.each(["", "{", "null", '{"subject":"x"}', '{"priority":"huge"}'])("starts empty from the draft %j", (draft) => {
    expect(readForm(draft)).toEqual(EMPTY);
  });

  it("[T9] names each field at fault in words", () => {
    expect(findFaults(FILLED)).toEqual({});
    expect(Object.keys(findFaults(EMPTY))).toEqual(["subject", "description"]);
    expect(findFaults({ ...FILLED, subject: "x".repeat(256) }).subject).toContain("at most 255");
    expect(findFaults({ ...FILLED, description: "x".repeat(20_001) }).description).toContain("at most 20,000");
  });
});
