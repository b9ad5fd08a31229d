import {
  DEPARTMENTS,
  type Department,
  PRIORITIES,
  type Priority,
  STATUSES,
  type Status,
} from "#domain/ticket/values.ts";

/** The name of a view: in the address, and of its count. */
export type ViewKey =
  | "mine"
  | "unassigned"
  | "followed"
  | "all"
  | `status-${Status}`
  | `priority-${Priority}`
  | `department-${Department}`
  | `assignee-${string}`
  /** A filter that has no name yet, and those that were saved. */
  | "filter"
  | `saved-${string}`;

const FIXED_KEYS: ReadonlySet<string> = new Set([
  "mine",
  "unassigned",
  "followed",
  "all",
  "filter",
  ...STATUSES.map((status) => `status-${status}`),
  ...PRIORITIES.map((priority) => `priority-${priority}`),
  ...DEPARTMENTS.map((department) => `department-${department}`),
]);

export function isViewKey(value: string): value is ViewKey {
  return FIXED_KEYS.has(value) || /^(assignee|saved)-.+/.test(value);
}
