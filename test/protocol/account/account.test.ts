import { describe, expect, it } from "vitest";
import { PASSWORD_MAX, refreshRequestSchema, signInRequestSchema } from "#protocol/account/account.ts";

describe("signing in", () => {
  const request = { email: " Sam@Demo.test ", password: " spaces count ", device: " Laptop " };

  it("trims and lowers the address, and leaves the password as it is", () => {
    expect(signInRequestSchema.parse(request)).toEqual({
      email: "sam@demo.test",
      password: " spaces count ",
      device: "Laptop",
    });
  });

  it.each([
    ["email", { ...request, email: "sam" }],
    ["password", { ...request, password: "" }],
    ["password", { ...request, password: "x".repeat(PASSWORD_MAX + 1) }],
    ["password", { ...request, password: ["x"] }],
    ["device", { ...request, device: "x".repeat(121) }],
    ["", { ...request, role: "super_admin" }],
  ])("names %j where that is wrong", (field, value) => {
    const paths = signInRequestSchema.safeParse(value).error?.issues.map((issue) => issue.path.join("."));
    expect(paths).toEqual([field]);
  });
});

it("a refresh needs its token and nothing else", () => {
  expect(refreshRequestSchema.safeParse({ refresh_token: "abc" }).success).toBe(true);
  for (const wrong of [
    {},
    { refresh_token: "" },
    { refresh_token: "x".repeat(513) },
    { refresh_token: "a", role: "b" },
  ]) {
    expect(refreshRequestSchema.safeParse(wrong).success).toBe(false);
  }
});
