import type { HistoryField } from "#domain/ticket/ticket.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import { t } from "#renderer/texts/texts.ts";

/** A value of a field within a sentence; `name` is whom an id stands for. */
export function toValueWords(field: HistoryField, value: string | null, name: string | null): string {
  switch (field) {
    case "status":
    case "priority":
    case "department":
      return value === null ? t("display.value.nothing") : toValueLabel(field, value);
    case "subject":
      return t("display.value.quoted", { text: value ?? "" });
    case "assignedTo":
      return value === null ? t("display.value.nobody") : (name ?? t("display.person.somebody"));
    case "userId":
      return name ?? t("display.person.somebody");
    case "created":
    case "description":
      return t("display.value.anotherText");
  }
}

/** The label of a status, priority or department; anything else as it is, for a newer server may know more of them. */
export function toValueLabel(field: HistoryField, value: string): string {
  const status = STATUSES.find((known) => field === "status" && known === value);
  if (status) return t(`values.status.${status}`);
  const priority = PRIORITIES.find((known) => field === "priority" && known === value);
  if (priority) return t(`values.priority.${priority}`);
  const department = DEPARTMENTS.find((known) => field === "department" && known === value);
  return department ? t(`values.department.${department}`) : value;
}
