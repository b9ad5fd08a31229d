/** Everything that a run may do to the desk, each counted by its name where it really happened. */
export const FAULT_KINDS = [
  "request lost",
  "answer lost after commit",
  "answer cut short",
  "answer of somebody else",
  "duplicate request",
  "late duplicate",
  "request delayed",
  "answer delayed",
  "stream cut in silence",
  "stream broken off",
  "access token expired",
  "network away",
  "instance switched",
  "server killed",
  "server killed in mid-push",
  "server stopped in good order",
  "Postgres restarted",
  "Postgres killed",
  "connections to Postgres cut",
  "slow transaction",
  "device killed",
  "device killed at a write",
  "device killed before an answer",
  "device closed",
  "clock off by days",
  "clock turned",
  "two windows",
  "role changed",
  "account disabled",
  "somebody renamed",
  "ticket deleted",
  "ticket archived",
  "reassigned with unsent work",
  "demoted with unsent work",
  "ticket deleted while answered",
  "refused in the middle",
  "ids of others tried",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];
export type FaultCounts = Partial<Record<FaultKind, number>>;

export function addFaults(to: FaultCounts, from: FaultCounts): void {
  for (const [kind, count] of Object.entries(from) as [FaultKind, number][]) to[kind] = (to[kind] ?? 0) + count;
}
