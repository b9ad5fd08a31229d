import type { HistoryField } from "#domain/ticket/ticket.ts";
import { DEPARTMENT_LABELS, PRIORITY_LABELS, STATUS_LABELS } from "#domain/ticket/values.ts";

/** What a field is called within a sentence. */
export const FIELD_WORDS: Readonly<Record<HistoryField, string>> = {
  created: "ticket",
  status: "status",
  priority: "priority",
  department: "department",
  subject: "subject",
  description: "description",
  assignedTo: "assignee",
  userId: "customer",
};

/** A value of a field as people read it; `name` is whom an id stands for. */
export function toValueWords(field: HistoryField, value: string | null, name: string | null): string {
  switch (field) {
    case "status":
      return labelOf(STATUS_LABELS, value);
    case "priority":
      return labelOf(PRIORITY_LABELS, value);
    case "department":
      return labelOf(DEPARTMENT_LABELS, value);
    case "subject":
      return `“${value ?? ""}”`;
    case "assignedTo":
      return value === null ? "nobody" : (name ?? "somebody");
    case "userId":
      return name ?? "somebody";
    case "created":
    case "description":
      return "another text";
  }
}

function labelOf(labels: Readonly<Record<string, string>>, value: string | null): string {
  return value === null ? "nothing" : (labels[value] ?? value);
}
