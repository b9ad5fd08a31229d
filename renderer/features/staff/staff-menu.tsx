import { CircleCheck, CircleSlash, Ellipsis, Inbox, KeyRound, Pencil, ShieldHalf } from "lucide-react";
import type { Actor } from "#domain/people/person.ts";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { Menu, type MenuEntry } from "#renderer/ui/menu.tsx";
import type { PendingAct } from "./staff-act-dialog.tsx";
import { findActFault, type StaffMember } from "./staff-member.ts";

export interface StaffMenuProps {
  me: Actor;
  member: StaffMember;
  everybody: readonly StaffMember[];
  canAct: boolean;
  onAct: (act: PendingAct) => void;
  onShowTickets: (personId: string) => void;
}

/** What may be done to one account; what may not is there as well, and the reason above it. */
export function StaffMenu({ me, member, everybody, canAct, onAct, onShowTickets }: StaffMenuProps) {
  const faultOf = (type: PendingAct["type"]) => {
    const act = type === "changeRole" ? { type, role: member.role } : { type };
    return findActFault(me, member, act, everybody);
  };
  const offer = (type: PendingAct["type"], label: string, icon: typeof Pencil): MenuEntry => ({
    type: "item",
    label,
    icon,
    disabled: !canAct || faultOf(type) !== null,
    onSelect: () => onAct({ type, member }),
  });
  const reason = canAct ? faultOf("disable") : "Accounts are managed online only.";
  return (
    <Menu
      trigger={<IconButton label={`Actions for ${member.displayName}`} icon={Ellipsis} />}
      entries={[
        ...(reason === null ? [] : [{ type: "heading", label: member.displayName, detail: reason } as const]),
        { type: "item", label: "Show their tickets", icon: Inbox, onSelect: () => onShowTickets(member.id) },
        { type: "separator", id: "below-tickets" },
        offer("rename", "Rename…", Pencil),
        offer("changeRole", "Change role…", ShieldHalf),
        offer("resetPassword", "Reset password…", KeyRound),
        member.isDisabled ? offer("enable", "Enable", CircleCheck) : offer("disable", "Disable…", CircleSlash),
      ]}
    />
  );
}
