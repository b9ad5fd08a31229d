import { CircleCheck, CircleSlash, Ellipsis, Inbox, KeyRound, Pencil, ShieldHalf } from "lucide-react";
import type { Actor } from "#domain/people/person.ts";
import { t } from "#renderer/texts/texts.ts";
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
  const fault = faultOf("disable");
  const reason = canAct ? fault && t(`staff.faults.${fault}`) : t("staff.onlineOnly");
  return (
    <Menu
      trigger={<IconButton label={t("staff.menu.label", { name: member.displayName })} icon={Ellipsis} />}
      entries={[
        ...(reason === null ? [] : [{ type: "heading", label: member.displayName, detail: reason } as const]),
        { type: "item", label: t("staff.menu.showTickets"), icon: Inbox, onSelect: () => onShowTickets(member.id) },
        { type: "separator", id: "below-tickets" },
        offer("rename", t("staff.menu.rename"), Pencil),
        offer("changeRole", t("staff.menu.changeRole"), ShieldHalf),
        offer("resetPassword", t("staff.menu.resetPassword"), KeyRound),
        member.isDisabled
          ? offer("enable", t("staff.menu.enable"), CircleCheck)
          : offer("disable", t("staff.menu.disable"), CircleSlash),
      ]}
    />
  );
}
