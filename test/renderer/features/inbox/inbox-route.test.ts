import { describe, expect, test } from "vitest";
import { readInboxRoute, toInboxPath } from "#renderer/features/inbox/inbox-route.ts";

describe("the address of the inbox", () => {
  test.each([
    { view: "mine", ticketId: null },
    { view: "status-in_progress", ticketId: "0190b0a0-0000-7000-8000-000000000001" },
    { view: "assignee-0190b0a0-0000-7000-8000-000000000002", ticketId: null },
  ] as const)("%o is written and read back", (route) => {
    expect(readInboxRoute(toInboxPath(route))).toEqual(route);
  });

  test.each(["", "/", "/inbox", "/inbox/nonsense", "/settings", "/inbox/%E0%A4%A", "/inbox/status-lost/x"])(
    "%o leads to the first view",
    (path) => {
      expect(readInboxRoute(path)).toEqual({ view: "mine", ticketId: null });
    },
  );
});
