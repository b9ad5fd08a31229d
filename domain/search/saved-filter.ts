// A filter that somebody made and named, to look at its tickets like at any other view. It keeps ids and not names, and an age and not
// a day, so that it means the same whoever is renamed and whenever it is looked at.

import { z } from "zod";
import { text } from "../text.ts";
import { uuidSchema } from "../ticket/ticket.ts";
import { DEPARTMENTS, departmentSchema, PRIORITIES, prioritySchema, STATUSES, statusSchema } from "../ticket/values.ts";
import type { FieldConditions } from "./field-conditions.ts";

export const FILTER_NAME_MAX = 60;
/** Of one person: each is counted whenever a ticket changes. Devices and servers go by the same number. */
export const SAVED_FILTERS_MAX = 50;
/** In one filter. */
export const ASSIGNEES_MAX = 200;
const AGE_DAYS_MAX = 3_650;

export const filterNameSchema = text({ min: 1, max: FILTER_NAME_MAX });

/** Of each kind any of the values; where there are none, whatever it is. */
export const filterConditionsSchema = z.strictObject({
  status: anyOf(statusSchema, STATUSES.length),
  priority: anyOf(prioritySchema, PRIORITIES.length),
  department: anyOf(departmentSchema, DEPARTMENTS.length),
  /** "me" is whoever looks, "nobody" the queue. */
  assignee: anyOf(z.union([z.literal("me"), z.literal("nobody"), uuidSchema]), ASSIGNEES_MAX),
  customerId: uuidSchema.nullable(),
  /** Since the ticket was created. */
  age: z.strictObject({ is: z.enum(["over", "under"]), days: z.int().min(1).max(AGE_DAYS_MAX) }).nullable(),
});
export type FilterConditions = z.infer<typeof filterConditionsSchema>;
export type FilterAge = NonNullable<FilterConditions["age"]>;

export const savedFilterSchema = z.strictObject({
  id: uuidSchema,
  name: filterNameSchema,
  conditions: filterConditionsSchema,
  /** Among the filters of the same person; those that come first have the lesser number. */
  place: z.int32(),
});
export type SavedFilter = z.infer<typeof savedFilterSchema>;

export const NO_CONDITIONS: FilterConditions = {
  status: [],
  priority: [],
  department: [],
  assignee: [],
  customerId: null,
  age: null,
};

function anyOf<T extends z.ZodType>(value: T, max: number) {
  return z.array(value).max(max, `must be at most ${max}`);
}

const HOUR_MS = 3_600_000;

/** What the filter asks for when this person looks at it. Ages count from the last full hour, so that a list stands still within it. */
export function resolveConditions(
  { status, priority, department, assignee, customerId, age }: FilterConditions,
  { searcherId, now }: { searcherId: string; now: Date },
): FieldConditions {
  return {
    ...(status.length > 0 && { status }),
    ...(priority.length > 0 && { priority }),
    ...(department.length > 0 && { department }),
    ...(assignee.length > 0 && { assignedTo: assignee.map((who) => toAssignedTo(who, searcherId)) }),
    ...(customerId !== null && { userId: customerId }),
    ...(age && { [age.is === "over" ? "createdBefore" : "createdFrom"]: beginningOf(age, now) }),
  };
}

function toAssignedTo(who: string, searcherId: string): string | null {
  if (who === "me") return searcherId;
  return who === "nobody" ? null : who;
}

function beginningOf({ days }: FilterAge, now: Date): string {
  const hour = Math.floor(now.getTime() / HOUR_MS);
  return new Date((hour - days * 24) * HOUR_MS).toISOString();
}
