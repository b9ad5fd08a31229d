import { describe, expect, it } from "vitest";
import { createFaultWords, disableWords, fieldFaultOf, roleWords } from "#renderer/features/staff/staff-words.ts";
import { ProblemAnswer, TransportFault } from "#renderer/sync/http-fault.ts";

const sam = {
  id: "sam",
  displayName: "Sam",
  email: "sam@test.example",
  role: "support",
  isDisabled: false,
  activeTickets: 2,
  lastSeenAt: null,
} as const;

describe("what is said before", () => {
  it("[P5] disabling tells of the devices, and of the tickets that stay", () => {
    const words = disableWords(sam).join(" ");
    expect(words).toContain("removes every ticket");
    expect(words).toContain("2 unresolved tickets stay assigned to them");
    expect(disableWords({ ...sam, activeTickets: 1 }).join(" ")).toContain("1 unresolved ticket stays assigned");
    expect(disableWords({ ...sam, activeTickets: 0 }).join(" ")).toContain("No unresolved ticket");
  });

  it("a role that stays has no consequences", () => {
    expect(roleWords(sam, "support")).toEqual([]);
    expect(roleWords(sam, "admin")).not.toEqual([]);
  });
});

describe("what went wrong", () => {
  it("is told beside the field that it is about", () => {
    const errors = [{ field: "email", message: "belongs to another account; use another address" }];
    const problem = { type: "urn:holdfast:problem:invalid-request", title: "T", status: 400, errors };
    const fault = new ProblemAnswer({ ...problem, reason: "address-taken" });
    expect(fieldFaultOf(fault, "email")).toBe("Belongs to another account; use another address.");
    expect(fieldFaultOf(fault, "display_name")).toBeNull();
    expect(fieldFaultOf(new TransportFault("No answer in time."), "email")).toBeNull();
  });

  it("an answer that was lost may have made an account: it is said how to go on", () => {
    expect(createFaultWords(new TransportFault("No answer in time."))).toMatch(
      /The server can.t be reached\..*reset its password/,
    );
  });
});
