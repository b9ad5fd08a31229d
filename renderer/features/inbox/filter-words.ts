import type { FilterAge, FilterConditions } from "#domain/search/saved-filter.ts";
import { t } from "#renderer/texts/texts.ts";

/** Offered to choose from, in days. */
export const AGES: readonly FilterAge[] = [
  { is: "under", days: 1 },
  { is: "under", days: 7 },
  { is: "under", days: 30 },
  { is: "over", days: 1 },
  { is: "over", days: 3 },
  { is: "over", days: 7 },
  { is: "over", days: 14 },
  { is: "over", days: 30 },
];

export function toAgeWords({ is, days }: FilterAge): string {
  return t(`inbox.filter.age.${is}`, { days });
}

export interface KnownNames {
  nameOfStaff: (id: string) => string;
  customerName: string | null;
}

export function toAssigneeWords(who: string, { nameOfStaff }: Pick<KnownNames, "nameOfStaff">): string {
  if (who === "me") return t("inbox.filter.me");
  return who === "nobody" ? t("inbox.view.unassigned.label") : nameOfStaff(who);
}

/** What stands on a chip: two values as they are, more as their number. */
export function toChosenWords(labels: readonly string[]): string {
  return labels.length <= 2 ? labels.join(", ") : t("inbox.filter.several", { count: labels.length });
}

/** A name to begin with: what is asked for, in the order of the chips; empty where nothing is. */
export function proposeName(conditions: FilterConditions, names: KnownNames, max: number): string {
  const parts = [
    ...conditions.priority.map((one) => t(`values.priority.${one}`)),
    ...conditions.status.map((one) => t(`values.status.${one}`)),
    ...conditions.department.map((one) => t(`values.department.${one}`)),
    ...conditions.assignee.map((one) => toAssigneeWords(one, names)),
    ...(names.customerName === null ? [] : [names.customerName]),
    ...(conditions.age ? [toAgeWords(conditions.age)] : []),
  ];
  const fitting = parts.findLastIndex((_, at) => parts.slice(0, at + 1).join(", ").length <= max);
  return parts.slice(0, fitting + 1).join(", ");
}
