import { expect, it } from "vitest";
import type { DesktopDescription } from "#protocol/desktop/desktop-bridge.ts";
import { toCheckText } from "#renderer/features/settings/check-words.ts";
import { toDiagnostics } from "#renderer/features/settings/to-diagnostics.ts";
import type { CheckResult } from "#renderer/sync/desk.ts";

const DESCRIPTION: DesktopDescription = {
  kind: "desktop",
  version: "1.2.3",
  platform: "linux",
  secretProtection: "system",
  sealedSecrets: [],
};

it("diagnostics say what matters, also before anything was synced", () => {
  const server = "https://desk.example.org";
  const text = toDiagnostics({ description: DESCRIPTION, server, role: "support", status: null, checks: [] });
  expect(text).toContain("Holdfast: 1.2.3 (desktop, protocol ");
  expect(text).toContain("Last sync: never");
  expect(text).toContain(`Server: ${server}`);
});

const AT = "2026-11-24T08:15:00.000Z";
const CHECKS: readonly CheckResult[] = [
  { collection: "tickets", result: "equal", checkedAt: AT, healedAt: AT },
  { collection: "history", result: "different", checkedAt: AT, healedAt: null },
];

it("diagnostics count what waits and what needs attention", () => {
  const status = {
    connection: { state: "offline", retryAt: null },
    lastSyncAt: "2026-11-24T08:15:00.000Z",
    fill: null,
    sending: null,
    waiting: 3,
    needsAttention: 1,
    updateNeeded: true,
  } as const;
  const text = toDiagnostics({ description: DESCRIPTION, server: "x", role: "customer", status, checks: CHECKS });
  expect(text).toContain("Waiting: 3\nNeeds attention: 1\nUpdate needed: yes");
  expect(text).toContain("Last sync: 2026-11-24T08:15:00.000Z");
  expect(text).toContain(`Check of tickets: equal at ${AT}, fetched anew at ${AT}`);
  expect(text).toContain(`Check of history: different at ${AT}`);
});

it("[S4] the comparison with the server is told in words", () => {
  expect(toCheckText([])).toBe("Not yet");
  expect(toCheckText(CHECKS)).toBe("Differences in history: they will be fetched anew");
  expect(toCheckText(CHECKS.slice(0, 1))).toBe("The same, after tickets had been fetched anew");
  const unknown = { collection: "people", result: "unknown", checkedAt: AT, healedAt: null } as const;
  expect(toCheckText([unknown])).toContain("Not known for people");
});
