// How a device's comparison with the server came out (S4), in words.

import type { CheckResult } from "#renderer/sync/desk.ts";
import { formatList } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";

export function toCheckText(results: readonly CheckResult[]): string {
  if (results.length === 0) return t("settings.check.notYet");
  const differing = results.filter(({ result }) => result === "different");
  if (differing.length > 0) return t("settings.check.different", { names: namesOf(differing) });
  const healed = results.filter(({ healedAt }) => healedAt !== null);
  const unknown = results.filter(({ result }) => result === "unknown");
  if (unknown.length > 0) return t("settings.check.unknown", { names: namesOf(unknown) });
  return healed.length > 0 ? t("settings.check.healed", { names: namesOf(healed) }) : t("settings.check.same");
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
  return formatList(results.map(({ collection }) => t(`settings.check.collections.${collection}`)));
}
