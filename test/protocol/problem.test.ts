import { describe, expect, it } from "vitest";
import { PROBLEM_TYPES, problemSchema, problemTypeOf, problemTypeUrn } from "#protocol/problem.ts";

describe("problems", () => {
  it.each(PROBLEM_TYPES)("%s is found again in its URN", (type) => {
    expect(problemTypeUrn(type)).toBe(`urn:holdfast:problem:${type}`);
    expect(problemTypeOf({ type: problemTypeUrn(type) })).toBe(type);
  });

  it.each(["", "about:blank", "internal", "urn:holdfast:problem:", "urn:holdfast:problem:brand-new", "forbidden"])(
    "[S12] a type that this version does not know, %j, counts as internal",
    (type) => {
      expect(problemTypeOf({ type })).toBe("internal");
    },
  );

  it("[S13] tells the three ends of a session apart", () => {
    expect(PROBLEM_TYPES).toEqual(expect.arrayContaining(["session-expired", "session-revoked", "account-disabled"]));
  });

  it("reads a problem of a newer server, with members it does not know", () => {
    const problem = { type: "urn:holdfast:problem:new", title: "New", status: 418, trace: "abc" };
    expect(problemSchema.parse(problem)).toMatchObject({ title: "New", status: 418 });
  });
});
