import type { Intent } from "#domain/ticket/operation.ts";
import { t } from "#renderer/texts/texts.ts";

/** What the notice says that offers to take a change back. */
export function undoWords(intent: Intent): string {
  switch (intent.kind) {
    case "setStatus":
      return intent.args.status === "closed"
        ? "Ticket closed"
        : `Status set to ${t(`values.status.${intent.args.status}`)}`;
    case "setPriority":
      return `Priority set to ${t(`values.priority.${intent.args.priority}`)}`;
    case "assign":
      return "Ticket assigned";
    case "take":
      return "Ticket taken";
    default:
      return "Ticket put back into the queue";
  }
}
