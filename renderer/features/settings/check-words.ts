// How a device's comparison with the server came out (S4), in words.

import type { CheckResult } from "#renderer/sync/desk.ts";

export function toCheckText(results: readonly CheckResult[]): string {
  if (results.length === 0) return "Not yet";
  const differing = results.filter(({ result }) => result === "different");
  if (differing.length > 0) return `Differences in ${namesOf(differing)}: they will be fetched anew`;
  const healed = results.filter(({ healedAt }) => healedAt !== null);
  const unknown = results.filter(({ result }) => result === "unknown");
  if (unknown.length > 0) return `Not known for ${namesOf(unknown)}: too much was under way`;
  return healed.length > 0 ? `The same, after ${namesOf(healed)} had been fetched anew` : "The same";
}

export function isDiffering(results: readonly CheckResult[]): boolean {
  return results.some(({ result }) => result === "different");
}

/** Instants are of one form, and so compare as text. */
export function lastCheckedAt(results: readonly CheckResult[]): string | null {
  return (
    results
      .map(({ checkedAt }) => checkedAt)
      .toSorted()
      .at(-1) ?? null
  );
}

/** "tickets, messages and history" */
function namesOf(results: readonly CheckResult[]): string {
  const names = results.map(({ collection }) => collection);
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "");
}
