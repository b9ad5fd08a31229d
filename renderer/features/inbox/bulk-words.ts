import { t } from "#renderer/texts/texts.ts";
import type { CommonChange } from "./change-many.ts";

/** "12 tickets assigned to Kim", "1 ticket set to Closed" */
export function toDoneWords(change: CommonChange, count: number, nameOf: (personId: string) => string): string {
  switch (change.kind) {
    case "assign":
      return t("inbox.done.assign", { count, name: nameOf(change.args.assigneeId) });
    case "unassign":
      return t("inbox.done.unassign", { count });
    case "take":
      return t("inbox.done.take", { count });
    case "setStatus":
      return t("inbox.done.status", { count, value: t(`values.status.${change.args.status}`) });
    case "setPriority":
      return t("inbox.done.priority", { count, value: t(`values.priority.${change.args.priority}`) });
    case "editFields":
      return t("inbox.done.department", {
        count,
        value: t(`values.department.${change.args.department ?? "general"}`),
      });
  }
}

/** What was not done of it, and why; undefined where all was. */
export function toLeftWords(refused: readonly string[]): string | undefined {
  const [reason] = refused;
  if (reason === undefined) return undefined;
  return t("inbox.left", { count: refused.length, reason });
}

/** "3 chosen", "All 1,234 chosen" */
export function toChosenWords(count: number, isAll: boolean): string {
  return t(isAll ? "inbox.bulk.chosenAll" : "inbox.bulk.chosen", { count });
}

/** "400 of 10,000" */
export function toProgressWords({ done, total }: { done: number; total: number }): string {
  return t("inbox.bulk.progress", { done, total });
}
