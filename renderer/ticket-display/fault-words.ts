// Why something could not be done, in the words of whoever tried. The sentences of the server and of the domain are for
// programs and logs: a fault is told by its code.

import type { Refusal } from "#domain/ticket/refusal.ts";
import { RefusedHere } from "#renderer/sync/desk.ts";
import { ProblemAnswer, SessionEnded, TransportFault } from "#renderer/sync/http-fault.ts";
import { t } from "#renderer/texts/texts.ts";

export function toFaultText(fault: unknown): string {
  if (fault instanceof RefusedHere) return toRefusalText(fault.refusal);
  if (fault instanceof ProblemAnswer) return t(`faults.problems.${fault.type}`);
  if (fault instanceof TransportFault) return t("faults.unreachable");
  if (fault instanceof SessionEnded) return t("faults.sessionEnded");
  return t("faults.unknown", { message: fault instanceof Error ? fault.message : String(fault) });
}

export function toRefusalText({ code, field }: Refusal): string {
  switch (code) {
    case "forbidden":
      return toForbiddenText(field);
    case "invalid":
      return t(field === "customer" ? "faults.refusals.invalidCustomer" : "faults.refusals.invalid");
    default:
      return t(`faults.refusals.${code}`);
  }
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
