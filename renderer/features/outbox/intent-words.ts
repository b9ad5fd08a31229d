// What somebody did, in words, for the outbox: told without the ticket being on the device.

import type { Intent } from "#domain/ticket/operation.ts";
import { formatList } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";

/** "Reply", "Status to Closed". `nameOf` gives the name of a colleague, null where they are not known here. */
export function toIntentTitle(intent: Intent, nameOf: (id: string) => string | null): string {
  switch (intent.kind) {
    case "createTicket":
      return t("outbox.intent.newTicket");
    case "addMessage":
      return t(intent.args.isInternalNote ? "outbox.intent.note" : "outbox.intent.reply");
    case "setStatus":
      return t("outbox.intent.status", { value: t(`values.status.${intent.args.status}`) });
    case "setPriority":
      return t("outbox.intent.priority", { value: t(`values.priority.${intent.args.priority}`) });
    case "assign":
      return t("outbox.intent.assign", { name: nameOf(intent.args.assigneeId) ?? t("display.person.somebody") });
    case "unassign":
      return t("outbox.intent.unassign");
    case "take":
      return t("outbox.intent.take");
    case "handBack":
      return t("outbox.intent.handBack");
    case "editFields":
      return toEditTitle(intent.args);
    case "follow":
      return t("outbox.intent.follow");
    case "unfollow":
      return t("outbox.intent.unfollow");
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

function toEditTitle({ department, ...others }: Extract<Intent, { kind: "editFields" }>["args"]): string {
  const changed = (["subject", "description", "customer"] as const).filter((field) => others[field] !== undefined);
  const names = changed.map((field) => t(`outbox.fields.${field}`));
  if (department === undefined) return t("outbox.intent.edit", { fields: formatList(names) });
  const fields = formatList([...names, t("outbox.fields.department")]);
  return t("outbox.intent.editDepartment", { fields, department: t(`values.department.${department}`) });
}
