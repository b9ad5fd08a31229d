import { expect, it } from "vitest";
import { toDiagnostics } from "#renderer/features/settings/to-diagnostics.ts";

const DESCRIPTION = { kind: "desktop", version: "1.2.3", platform: "linux", secretProtection: "system" } as const;

it("diagnostics say what matters, also before anything was synced", () => {
  const server = "https://desk.example.org";
  const text = toDiagnostics({ description: DESCRIPTION, server, role: "support", status: null });
  expect(text).toContain("Holdfast: 1.2.3 (desktop, protocol ");
  expect(text).toContain("Last sync: never");
  expect(text).toContain(`Server: ${server}`);
});

it("diagnostics count what waits and what needs attention", () => {
  const status = {
    connection: { state: "offline", retryAt: null },
    lastSyncAt: "2026-11-24T08:15:00.000Z",
    fill: null,
    waiting: 3,
    needsAttention: 1,
    updateNeeded: true,
  } as const;
  const text = toDiagnostics({ description: DESCRIPTION, server: "x", role: "customer", status });
  expect(text).toContain("Waiting: 3\nNeeds attention: 1\nUpdate needed: yes");
  expect(text).toContain("Last sync: 2026-11-24T08:15:00.000Z");
});
