// What somebody did, in words, for the outbox: told without the ticket being on the device.

import type { Intent } from "#domain/ticket/operation.ts";
import type { Department } from "#domain/ticket/values.ts";
import { t } from "#renderer/texts/texts.ts";

/** "Reply", "Status to Closed". `nameOf` gives the name of a colleague, null where they are not known here. */
export function toIntentTitle(intent: Intent, nameOf: (id: string) => string | null): string {
  switch (intent.kind) {
    case "createTicket":
      return "New ticket";
    case "addMessage":
      return intent.args.isInternalNote ? "Internal note" : "Reply";
    case "setStatus":
      return `Status to ${t(`values.status.${intent.args.status}`)}`;
    case "setPriority":
      return `Priority to ${t(`values.priority.${intent.args.priority}`)}`;
    case "assign":
      return `Assign to ${nameOf(intent.args.assigneeId) ?? "somebody"}`;
    case "unassign":
      return "Unassign";
    case "take":
      return "Take from the queue";
    case "handBack":
      return "Hand back to the queue";
    case "editFields":
      return `Change of ${Object.keys(intent.args).join(" and ")}${departmentPart(intent.args.department)}`;
    case "follow":
      return "Follow";
    case "unfollow":
      return "Unfollow";
  }
}

/** The words in it that somebody wrote and would miss, null for a change without any. */
export function wordsOf(intent: Intent): string | null {
  switch (intent.kind) {
    case "createTicket":
      return intent.args.description;
    case "addMessage":
      return intent.args.message;
    case "editFields":
      return intent.args.description ?? null;
    default:
      return null;
  }
}

function departmentPart(department: Department | undefined): string {
  return department === undefined ? "" : ` to ${t(`values.department.${department}`)}`;
}
