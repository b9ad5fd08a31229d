// What takes back a change of status, priority or assignee: ordinary operations, judged like any other.

import { can } from "../people/permissions.ts";
import type { Actor } from "../people/person.ts";
import type { Intent } from "./operation.ts";
import type { Ticket } from "./ticket.ts";
import { mayMoveStatus, patchForAssignee } from "./transitions.ts";

type Undoable = Pick<Ticket, "status" | "priority" | "assignedTo">;

/**
 * The intents that lead back to how the ticket stood `before` this one, in the order to submit them. Empty where nothing
 * changed, or for what can't be taken back: words that were sent, a ticket that was made.
 */
export function undoOf(intent: Intent, before: Undoable, actor: Actor): Intent[] {
  switch (intent.kind) {
    case "setStatus":
      if (intent.args.status === before.status || !mayMoveStatus(actor.role, before.status)) return [];
      return [setStatus(before)];
    case "setPriority":
      if (intent.args.priority === before.priority) return [];
      return [{ kind: "setPriority", args: { priority: before.priority } }];
    case "assign":
      return undoAssignee(intent.args.assigneeId, before, actor);
    case "take":
      return undoAssignee(actor.id, before, actor);
    case "unassign":
    case "handBack":
      return undoAssignee(null, before, actor);
    default:
      return [];
  }
}

function undoAssignee(assignedTo: string | null, before: Undoable, actor: Actor): Intent[] {
  if (assignedTo === before.assignedTo) return [];
  const after = { ...before, ...patchForAssignee(before, assignedTo) };
  const undone = { ...after, ...patchForAssignee(after, before.assignedTo) };
  const back = assignBack(before.assignedTo, actor);
  return undone.status === before.status ? [back] : [back, setStatus(before)];
}

function assignBack(assigneeId: string | null, actor: Actor): Intent {
  const isFree = can(actor.role, "assignAnyone");
  if (assigneeId === null) return isFree ? { kind: "unassign", args: {} } : { kind: "handBack", args: {} };
  return isFree ? { kind: "assign", args: { assigneeId } } : { kind: "take", args: {} };
}

function setStatus({ status }: Undoable): Intent {
  return { kind: "setStatus", args: { status } };
}
