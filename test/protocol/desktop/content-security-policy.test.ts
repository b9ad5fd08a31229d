import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "#protocol/desktop/content-security-policy.ts";

describe("the content security policy", () => {
  const policy = contentSecurityPolicy({ connectTo: ["https://desk.example.org"] });

  it("allows nothing by default, and no inline script or style", () => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/'unsafe-(inline|eval)'|\*/);
  });

  it("lets the app talk to its own origin and the servers it is given, no other", () => {
    const connect = policy.split("; ").find((directive) => directive.startsWith("connect-src"));
    expect(connect).toBe("connect-src 'self' https://desk.example.org");
    expect(contentSecurityPolicy({ connectTo: [] })).toContain("connect-src 'self';");
  });
});
