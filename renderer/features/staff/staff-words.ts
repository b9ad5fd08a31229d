// What is said to whoever manages accounts, above all what will come of it before it is done. What the server does is in
// sync-server/accounts.

import type { Role } from "#domain/people/role.ts";
import { ProblemAnswer, TransportFault } from "#renderer/sync/http-fault.ts";
import type { StaffMember, StaffRole } from "./staff-member.ts";

export const ROLE_HINTS: Readonly<Record<StaffRole, string>> = {
  support: "Works on their own tickets, the queue and what they follow.",
  admin: "Sees every ticket, assigns them, and manages support agents.",
  super_admin: "As an admin, and manages admins as well.",
};

export const NEW_PASSWORD_WORDS =
  "It is shown this once and kept nowhere but as a hash. Hand it over in person or by a channel that you trust.";

export function disableWords({ activeTickets }: StaffMember): string[] {
  return [
    "They are signed out everywhere at once and can't sign in any more.",
    "At its next contact each of their devices shows them what they had not sent, and then removes every ticket from it.",
    activeTickets === 0
      ? "No open ticket is assigned to them."
      : `${ticketsWord(activeTickets)} assigned to them and in their workload until somebody assigns them anew.`,
    "Nothing is deleted. You can enable the account again.",
  ];
}

export function resetWords(): string[] {
  return [
    "The old password stops working at once, and you are shown a new one.",
    "They are signed out everywhere: each of their devices shows them what they had not sent, and then removes every ticket from it.",
    "What is assigned to them stays theirs.",
  ];
}

export function roleWords(member: StaffMember, role: Role): string[] {
  if (role === member.role) return [];
  return [
    "At its next contact each of their devices drops what it holds and fetches what the new role may see.",
    "What they had not sent is kept, and sent as far as the new role may do it.",
    "The tickets they have or follow stay theirs.",
  ];
}

export function enabledWords({ displayName }: StaffMember): string {
  return `${displayName} can sign in again, with the password they had.`;
}

export function disabledWords({ activeTickets }: StaffMember): string {
  return activeTickets === 0 ? "Nothing is assigned to them." : `${ticketsWord(activeTickets)} assigned to them.`;
}

/** What went wrong, in a sentence that says how to go on. A request whose answer was lost may have been done. */
export function staffFaultWords(fault: unknown): string {
  if (fault instanceof TransportFault) {
    return `${fault.message} It may have been done all the same: the list shows how it stands once the server answers.`;
  }
  return fault instanceof Error ? fault.message : String(fault);
}

/** As above, for a new account: its password was in the answer. */
export function createFaultWords(fault: unknown): string {
  if (fault instanceof TransportFault) {
    return `${fault.message} Should the account be in the list now, it was made: reset its password to be shown a new one.`;
  }
  return staffFaultWords(fault);
}

/** The server's words on one field of the form. */
export function fieldFaultOf(fault: unknown, field: string): string | null {
  if (!(fault instanceof ProblemAnswer)) return null;
  const message = fault.problem.errors?.find((error) => error.field === field)?.message;
  return message === undefined ? null : `${message.charAt(0).toLocaleUpperCase()}${message.slice(1)}.`;
}

function ticketsWord(count: number): string {
  return count === 1 ? "1 open ticket stays" : `${count.toLocaleString()} open tickets stay`;
}
