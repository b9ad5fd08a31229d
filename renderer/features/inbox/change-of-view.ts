import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import type { CommonChange } from "./change-many.ts";
import type { ViewKey } from "./view-key.ts";

/** What dropping tickets on a view asks for, so that they belong to it; null where nothing does. */
export function changeOfView(key: ViewKey, me: Actor): CommonChange | null {
  const mayAssign = can(me.role, "assignAnyone");
  if (key === "mine") {
    return mayAssign ? { kind: "assign", args: { assigneeId: me.id } } : { kind: "take", args: {} };
  }
  if (key === "unassigned") return mayAssign ? { kind: "unassign", args: {} } : null;
  const status = STATUSES.find((one) => key === `status-${one}`);
  if (status) return { kind: "setStatus", args: { status } };
  const priority = PRIORITIES.find((one) => key === `priority-${one}`);
  if (priority) return { kind: "setPriority", args: { priority } };
  const department = DEPARTMENTS.find((one) => key === `department-${one}`);
  if (department) return can(me.role, "editTicketFields") ? { kind: "editFields", args: { department } } : null;
  const [, assigneeId] = /^assignee-(.+)$/.exec(key) ?? [];
  return assigneeId !== undefined && mayAssign ? { kind: "assign", args: { assigneeId } } : null;
}
