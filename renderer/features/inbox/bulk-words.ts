import { t } from "#renderer/texts/texts.ts";
import type { CommonChange } from "./change-many.ts";

/** "12 tickets assigned to Kim", "1 ticket set to Closed" */
export function toDoneWords(change: CommonChange, count: number, nameOf: (personId: string) => string): string {
  const tickets = count === 1 ? "1 ticket" : `${count.toLocaleString()} tickets`;
  switch (change.kind) {
    case "assign":
      return `${tickets} assigned to ${nameOf(change.args.assigneeId)}`;
    case "unassign":
      return `${tickets} put into the queue`;
    case "take":
      return `${tickets} taken`;
    case "setStatus":
      return `${tickets} set to ${t(`values.status.${change.args.status}`)}`;
    case "setPriority":
      return `${tickets} set to ${t(`values.priority.${change.args.priority}`)} priority`;
    case "editFields":
      return `${tickets} moved to ${t(`values.department.${change.args.department ?? "general"}`)}`;
  }
}

/** What was not done of it, and why; undefined where all was. */
export function toLeftWords(refused: readonly string[]): string | undefined {
  const [reason] = refused;
  if (reason === undefined) return undefined;
  return `${refused.length === 1 ? "1 was" : `${refused.length.toLocaleString()} were`} not changed: ${reason}`;
}

/** "3 chosen", "All 1,234 chosen" */
export function toChosenWords(count: number, isAll: boolean): string {
  return isAll ? `All ${count.toLocaleString()} chosen` : `${count.toLocaleString()} chosen`;
}

/** "400 of 10,000" */
export function toProgressWords({ done, total }: { done: number; total: number }): string {
  return `${done.toLocaleString()} of ${total.toLocaleString()}`;
}
