// Why something could not be done, in the words of whoever tried. The sentences of the server and of the domain are for
// programs and logs: a fault is told by its code, and bad input by its field (T9).

import type { Refusal } from "#domain/ticket/refusal.ts";
import { BODY_MAX, SUBJECT_MAX } from "#domain/ticket/ticket.ts";
import { API_TOKENS_MAX } from "#protocol/account/api-tokens.ts";
import { type ProblemReason, problemReasonOf } from "#protocol/problem.ts";
import { WEBHOOKS_MAX } from "#protocol/rest/webhook-limits.ts";
import { RefusedHere } from "#renderer/sync/desk.ts";
import { ProblemAnswer, SessionEnded, TransportFault } from "#renderer/sync/http-fault.ts";
import { storeFaultOf } from "#renderer/sync/store-fault.ts";
import { type TextKey, t } from "#renderer/texts/texts.ts";

export function toFaultText(fault: unknown): string {
  if (fault instanceof RefusedHere) return toRefusalText(fault.refusal);
  if (fault instanceof ProblemAnswer) return toProblemText(fault);
  if (fault instanceof TransportFault) return t("faults.unreachable");
  if (fault instanceof SessionEnded) return t("faults.sessionEnded");
  const storeFault = storeFaultOf(fault);
  if (storeFault !== null) return t(`faults.store.${storeFault}`);
  return t("faults.unknown", { message: fault instanceof Error ? fault.message : String(fault) });
}

export function toRefusalText({ code, field }: Refusal): string {
  switch (code) {
    case "forbidden":
      return toForbiddenText(field);
    case "invalid":
      return toInvalidText(field) ?? t("faults.refusals.invalid");
    default:
      return t(`faults.refusals.${code}`);
  }
}

function toProblemText({ type, problem }: ProblemAnswer): string {
  const reason = problemReasonOf(problem);
  if (reason !== null) return toReasonText(reason);
  const [error] = problem.errors ?? [];
  return toInvalidText(error?.field) ?? t(`faults.problems.${type}`);
}

function toReasonText(reason: ProblemReason): string {
  switch (reason) {
    case "too-many-webhooks":
      return t("faults.reasons.too-many-webhooks", { most: WEBHOOKS_MAX });
    case "too-many-tokens":
      return t("faults.reasons.too-many-tokens", { most: API_TOKENS_MAX });
    default:
      return t(`faults.reasons.${reason}`);
  }
}

/** Fields as people know them, where there is no more to say of them than which it is. */
const LABELS = {
  status: "display.order.groups.status",
  priority: "display.form.priority",
  department: "display.form.department",
  assigneeId: "display.order.groups.assignee",
  name: "integrations.form.name",
  url: "integrations.form.url",
  events: "integrations.form.events",
  display_name: "staff.table.name",
  email: "staff.form.email",
  role: "staff.table.role",
  text: "search.title",
} as const satisfies Readonly<Record<string, TextKey>>;

/** Which field is at fault, and how to mend it; null for one that nobody sees. */
function toInvalidText(field: string | undefined): string | null {
  switch (field) {
    case "subject":
      return t("faults.invalid.subject", { most: SUBJECT_MAX });
    case "description":
    case "message":
      return t(`faults.invalid.${field}`, { most: BODY_MAX });
    case "customer":
      return t("faults.invalid.customer");
    default:
      return hasLabel(field) ? t("faults.invalid.other", { field: t(LABELS[field]) }) : null;
  }
}

function hasLabel(field: string | undefined): field is keyof typeof LABELS {
  return field !== undefined && field in LABELS;
}

function toForbiddenText(field: string | undefined): string {
  switch (field) {
    case "priority":
    case "isInternalNote":
    case "status":
    case "assigneeId":
    case "customer":
      return t(`faults.refusals.forbiddenField.${field}`);
    case "subject":
    case "description":
    case "department":
      return t("faults.refusals.forbiddenField.edit");
    default:
      return t("faults.refusals.forbidden");
  }
}
