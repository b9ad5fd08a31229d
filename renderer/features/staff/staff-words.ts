// What is said to whoever manages accounts, above all what will come of it before it is done. What the server does is in
// sync-server/accounts.

import type { Role } from "#domain/people/role.ts";
import { ProblemAnswer, TransportFault } from "#renderer/sync/http-fault.ts";
import { t } from "#renderer/texts/texts.ts";
import { toFaultText } from "#renderer/ticket-display/fault-words.ts";
import type { StaffMember } from "./staff-member.ts";

export function disableWords({ activeTickets: count }: StaffMember): string[] {
  return [
    t("staff.disable.signedOut"),
    t("staff.disable.devices"),
    count === 0 ? t("staff.disable.noTickets") : t("staff.disable.tickets", { count }),
    t("staff.disable.nothingDeleted"),
  ];
}

export function resetWords(): string[] {
  return [t("staff.reset.password"), t("staff.reset.devices"), t("staff.reset.tickets")];
}

export function roleWords(member: StaffMember, role: Role): string[] {
  if (role === member.role) return [];
  return [t("staff.changeRole.devices"), t("staff.changeRole.unsent"), t("staff.changeRole.tickets")];
}

export function enabledWords({ displayName: name }: StaffMember): string {
  return t("staff.enable.detail", { name });
}

export function disabledWords({ activeTickets: count }: StaffMember): string {
  return count === 0 ? t("staff.disable.doneNone") : t("staff.disable.doneTickets", { count });
}

/** What went wrong, in a sentence that says how to go on. A request whose answer was lost may have been done. */
export function staffFaultWords(fault: unknown): string {
  const why = toFaultText(fault);
  return fault instanceof TransportFault ? t("staff.lostAnswer", { why }) : why;
}

/** As above, for a new account: its password was in the answer. */
export function createFaultWords(fault: unknown): string {
  const why = toFaultText(fault);
  return fault instanceof TransportFault ? t("staff.lostAccount", { why }) : why;
}

/** What the server found wrong with a field that had passed here. */
export function fieldFaultOf(fault: unknown, field: "display_name" | "email"): string | null {
  if (!(fault instanceof ProblemAnswer)) return null;
  if (!fault.problem.errors?.some((error) => error.field === field)) return null;
  return toFaultText(fault);
}
