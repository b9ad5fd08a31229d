import { describe, expect, it } from "vitest";
import { completeSearch, type FindNames, findTypedCustomer } from "#domain/search/complete-search.ts";

const NAMES = [
  { value: "Casey Customer", about: "casey@test.example" },
  { value: "Sam", about: "" },
];
const findNames: FindNames = (_filter, typed) =>
  NAMES.filter(({ value }) => value.toLowerCase().startsWith(typed.toLowerCase()));

function complete(typed: string, role: "support" | "customer" = "support"): string[] {
  const caret = typed.indexOf("|");
  const text = typed.replace("|", "");
  const offered = completeSearch(text, caret, { searcher: { role }, findNames });
  if (!offered) return [];
  return offered.options.map(({ insert }) => text.slice(0, offered.start) + insert + text.slice(offered.end));
}

describe("completing a search", () => {
  it.each([
    ["st|", ["status:"]],
    ["printer -pr|", ["printer -priority:"]],
    ["status:|", ["status:open ", "status:in_progress ", "status:closed "]],
    ["status:in-p|", ["status:in_progress "]],
    ["status:open,|", ["status:open,in_progress ", "status:open,closed "]],
    ["status:open|", []],
    ["-department:b|", ["-department:billing "]],
    ["assignee:|", ["assignee:me ", "assignee:none ", 'assignee:"Casey Customer" ', "assignee:Sam "]],
    ["from:c|", ['from:"Casey Customer" ']],
    ['from:"casey c|', ['from:"Casey Customer" ']],
    ["mentions:|", ["mentions:me ", 'mentions:"Casey Customer" ', "mentions:Sam "]],
    ["-mentions:s|", ["-mentions:Sam "]],
    ["has:|", ["has:note "]],
    ["s|", []],
    ["printer |", []],
    ["st|atus", []],
    ['"st|', []],
    ["unknown:|", []],
    ["before:|", []],
  ])("%j may become %j", (typed, expected) => {
    expect(complete(typed)).toEqual(expected);
  });

  it("offers every filter where nothing is typed yet", () => {
    expect(complete("|")).toEqual([
      "status:",
      "priority:",
      "department:",
      "from:",
      "assignee:",
      "mentions:",
      "has:",
      "is:",
      "before:",
      "after:",
    ]);
  });

  it("[P3] [P4] offers customers nothing that tells of notes, assignees or others", () => {
    expect(complete("|", "customer")).toEqual(["status:", "priority:", "department:", "before:", "after:"]);
    expect(complete("has:|", "customer")).toEqual([]);
    expect(complete("as|", "customer")).toEqual([]);
  });
});

describe("the customer's name that is being typed", () => {
  it.each([
    ["from:cas|", "cas"],
    ['printer from:"casey c|', "casey c"],
    ["from:|", ""],
    ["from:ca|sey", null],
    ["assignee:sam|", null],
    ["from:casey printer|", null],
    ["|", null],
  ])("of %s is %s", (typed, name) => {
    expect(findTypedCustomer(typed.replace("|", ""), typed.indexOf("|"))).toBe(name);
  });
});
