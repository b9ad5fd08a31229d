import { describe, expect, test } from "vitest";
import { findNewAddress, toCustomerChoice } from "#renderer/ticket-display/picked-customer.ts";

const CASEY = { id: "c1", displayName: "Casey Moreno", email: "casey@demo.test" };

describe("choosing a customer", () => {
  test("proposes a whole address that belongs to nobody known here, in its one spelling", () => {
    expect(findNewAddress([CASEY], "  New.Person@Example.ORG ")).toBe("new.person@example.org");
    expect(findNewAddress([CASEY], "casey@demo.test")).toBeNull();
    expect(findNewAddress([CASEY], "casey@")).toBeNull();
  });

  test("a name is sent along only where one was given", () => {
    expect(toCustomerChoice({ type: "known", ...CASEY })).toEqual({ id: "c1" });
    expect(toCustomerChoice({ type: "by_email", email: "a@b.example", displayName: " " })).toEqual({
      email: "a@b.example",
    });
    expect(toCustomerChoice({ type: "by_email", email: "a@b.example", displayName: " Ann " })).toEqual({
      email: "a@b.example",
      displayName: "Ann",
    });
  });
});
