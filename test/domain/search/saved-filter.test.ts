import { describe, expect, it } from "vitest";
import { type FieldsOfTicket, meetsConditions } from "#domain/search/field-conditions.ts";
import {
  FILTER_NAME_MAX,
  type FilterConditions,
  NO_CONDITIONS,
  resolveConditions,
  savedFilterSchema,
} from "#domain/search/saved-filter.ts";

const SAM = "01900000-0000-7000-8000-000000000001";
const KIM = "01900000-0000-7000-8000-00000000000b";
const CASEY = "01900000-0000-7000-8000-000000000002";
const NOW = new Date("2026-11-24T10:30:00.000Z");

const TICKET: FieldsOfTicket = {
  status: "open",
  priority: "urgent",
  department: "billing",
  assignedTo: SAM,
  userId: CASEY,
  createdAt: "2026-11-20T10:00:00.000Z",
};

function isFound(conditions: Partial<FilterConditions>, ticket: Partial<FieldsOfTicket> = {}): boolean {
  const asked = resolveConditions({ ...NO_CONDITIONS, ...conditions }, { searcherId: SAM, now: NOW });
  return meetsConditions({ ...TICKET, ...ticket }, asked);
}

describe("a filter", () => {
  it("without conditions holds everything, and asks for nothing", () => {
    expect(isFound({})).toBe(true);
    expect(resolveConditions(NO_CONDITIONS, { searcherId: SAM, now: NOW })).toEqual({});
  });

  it.each<[string, Partial<FilterConditions>, boolean]>([
    ["one of several states", { status: ["open", "closed"] }, true],
    ["another state", { status: ["closed"] }, false],
    ["its priority and its department", { priority: ["urgent"], department: ["billing"] }, true],
    ["its priority and another department", { priority: ["urgent"], department: ["sales"] }, false],
    ["whoever looks", { assignee: ["me"] }, true],
    ["somebody else", { assignee: [KIM] }, false],
    ["somebody else or whoever looks", { assignee: [KIM, "me"] }, true],
    ["the queue", { assignee: ["nobody"] }, false],
    ["its customer", { customerId: CASEY }, true],
    ["another customer", { customerId: KIM }, false],
  ])("that asks for %s", (_what, conditions, expected) => {
    expect(isFound(conditions)).toBe(expected);
  });

  it("finds the queue by nobody", () => {
    expect(isFound({ assignee: ["nobody"] }, { assignedTo: null })).toBe(true);
  });

  it("counts ages from the last full hour, and every ticket is either older or not", () => {
    const over = { age: { is: "over", days: 4 } } as const;
    const under = { age: { is: "under", days: 4 } } as const;
    expect([isFound(over), isFound(under)]).toEqual([false, true]);
    const before = { createdAt: "2026-11-20T09:59:59.999Z" };
    expect([isFound(over, before), isFound(under, before)]).toEqual([true, false]);
  });

  it("means the same all through an hour, and another day in the next", () => {
    const conditions = { ...NO_CONDITIONS, age: { is: "over", days: 1 } } as const;
    const at = (time: string) =>
      resolveConditions(conditions, { searcherId: SAM, now: new Date(`2026-11-24T${time}Z`) });
    expect(at("10:00:00.000")).toEqual({ createdBefore: "2026-11-23T10:00:00.000Z" });
    expect(at("10:59:59.999")).toEqual(at("10:00:00.000"));
    expect(at("11:00:00.000")).toEqual({ createdBefore: "2026-11-23T11:00:00.000Z" });
  });
});

describe("what is saved of a filter", () => {
  const filter = { id: KIM, name: "  Mine  ", conditions: NO_CONDITIONS, place: 1 };

  it("has a name without blanks around it", () => {
    expect(savedFilterSchema.parse(filter).name).toBe("Mine");
  });

  it("is written alike in whatever order its fields came", () => {
    const turned = Object.fromEntries(Object.entries(NO_CONDITIONS).toReversed());
    expect(JSON.stringify(savedFilterSchema.parse({ ...filter, conditions: turned }).conditions)).toBe(
      JSON.stringify(NO_CONDITIONS),
    );
  });

  it.each([
    ["a name of blanks", { name: "   " }],
    ["a name that is too long", { name: "x".repeat(FILTER_NAME_MAX + 1) }],
    ["a state that there is not", { conditions: { ...NO_CONDITIONS, status: ["snoozed"] } }],
    ["a colleague who is none", { conditions: { ...NO_CONDITIONS, assignee: ["kim"] } }],
    ["an age of no days", { conditions: { ...NO_CONDITIONS, age: { is: "over", days: 0 } } }],
    ["what is not known", { conditions: { ...NO_CONDITIONS, tags: [] } }],
  ])("is not %s", (_what, part) => {
    expect(savedFilterSchema.safeParse({ ...filter, ...part }).success).toBe(false);
  });
});
