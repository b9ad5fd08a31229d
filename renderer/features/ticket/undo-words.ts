import type { Intent } from "#domain/ticket/operation.ts";
import { t } from "#renderer/texts/texts.ts";

/** What the notice says that offers to take a change back. */
export function undoWords(intent: Intent): string {
  switch (intent.kind) {
    case "setStatus":
      return intent.args.status === "closed"
        ? t("ticket.undo.closed")
        : t("ticket.undo.status", { value: t(`values.status.${intent.args.status}`) });
    case "setPriority":
      return t("ticket.undo.priority", { value: t(`values.priority.${intent.args.priority}`) });
    case "assign":
      return t("ticket.undo.assigned");
    case "take":
      return t("ticket.undo.taken");
    default:
      return t("ticket.undo.queue");
  }
}
