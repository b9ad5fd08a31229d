import type { Role } from "#domain/people/role.ts";
import type { DesktopDescription } from "#protocol/desktop/desktop-bridge.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import type { CheckResult, SyncStatus } from "#renderer/sync/desk.ts";

export interface DiagnosticsParts {
  description: DesktopDescription;
  server: string;
  role: Role;
  status: SyncStatus | null;
  checks: readonly CheckResult[];
}

/** What support would ask first, as text to paste: figures and versions, no name and no word of a ticket (P3). */
export function toDiagnostics({ description, server, role, status, checks }: DiagnosticsParts): string {
  const lines = [
    ["Holdfast", `${description.version} (${description.kind}, protocol ${PROTOCOL_VERSION})`],
    ["Platform", description.platform],
    ["Secrets", description.secretProtection],
    ["Server", server],
    ["Role", role],
    ["Connection", status?.connection.state ?? "unknown"],
    ["Last sync", status?.lastSyncAt ?? "never"],
    ["Waiting", String(status?.waiting ?? 0)],
    ["Needs attention", String(status?.needsAttention ?? 0)],
    ["Update needed", status?.updateNeeded ? "yes" : "no"],
    ...checks.map(({ collection, result, checkedAt, healedAt }) => [
      `Check of ${collection}`,
      `${result} at ${checkedAt}${healedAt === null ? "" : `, fetched anew at ${healedAt}`}`,
    ]),
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join("\n");
}
