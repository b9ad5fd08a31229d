// The dialogs behind a colleague's menu. Each says what will come of it before anything is done, asks the server, and
// stays open with the reason where that said no.

import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import type { AccountAct } from "#domain/people/manage-account.ts";
import { type Actor, DISPLAY_NAME_MAX } from "#domain/people/person.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button, type ButtonVariant } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { showNotice } from "#renderer/ui/toast.tsx";
import { Consequences } from "./consequences.tsx";
import { NewPasswordDialog } from "./new-password-dialog.tsx";
import { RoleChoice } from "./role-choice.tsx";
import type { StaffMember, StaffRole } from "./staff-member.ts";
import { disabledWords, disableWords, enabledWords, resetWords, roleWords, staffFaultWords } from "./staff-words.ts";
import type { StaffRoster } from "./use-staff.ts";
import { useStaffCall } from "./use-staff-call.ts";

export interface PendingAct {
  /** Customers alone are erased. */
  type: Exclude<AccountAct["type"], "erase">;
  member: StaffMember;
}

export interface StaffActDialogProps {
  pending: PendingAct;
  me: Actor;
  roster: StaffRoster;
  onClose: () => void;
  onShowTickets: (personId: string) => void;
}

export function StaffActDialog({ pending, ...props }: StaffActDialogProps) {
  const given = { ...props, member: pending.member };
  switch (pending.type) {
    case "disable":
      return <DisableDialog {...given} />;
    case "enable":
      return <EnableAtOnce {...given} />;
    case "rename":
      return <RenameDialog {...given} />;
    case "resetPassword":
      return <ResetPasswordDialog {...given} />;
    case "changeRole":
      return <ChangeRoleDialog {...given} />;
  }
}

type ActProps = Omit<StaffActDialogProps, "pending"> & { member: StaffMember };

function DisableDialog({ member, roster, onClose, onShowTickets }: ActProps) {
  const { staffAccounts } = useDesk();
  const { call, isBusy, fault } = useStaffCall(roster);
  const disable = async () => {
    const account = await call(() => staffAccounts.disable(member.id));
    if (!account) return;
    roster.take(account);
    onClose();
    showNotice({
      title: t("staff.disable.done", { name: member.displayName }),
      detail: disabledWords(member),
      tone: "success",
      ...(member.activeTickets > 0 && {
        action: { label: t("staff.menu.showTickets"), onPress: () => onShowTickets(member.id) },
      }),
    });
  };
  return (
    <ActDialog
      title={t("staff.disable.title", { name: member.displayName })}
      onClose={onClose}
      fault={fault}
      confirm={{ label: t("staff.disable.confirm"), variant: "danger", isBusy, onPress: disable }}
    >
      <Consequences words={disableWords(member)} />
    </ActDialog>
  );
}

/** Nothing is lost by it, so nothing is asked. */
function EnableAtOnce({ member, roster, onClose }: ActProps) {
  const { staffAccounts } = useDesk();
  const enable = useEffectEvent(async () => {
    try {
      roster.take(await staffAccounts.enable(member.id));
      showNotice({
        title: t("staff.enable.done", { name: member.displayName }),
        detail: enabledWords(member),
        tone: "success",
      });
    } catch (fault) {
      roster.refresh();
      showNotice({
        title: t("staff.enable.failed", { name: member.displayName }),
        detail: staffFaultWords(fault),
        tone: "danger",
      });
    }
    onClose();
  });
  useEffect(() => void enable(), []);
  return null;
}

function RenameDialog({ member, roster, onClose }: ActProps) {
  const { staffAccounts } = useDesk();
  const [name, setName] = useState(member.displayName);
  const { call, isBusy, fault } = useStaffCall(roster);
  const rename = async () => {
    const account = await call(() => staffAccounts.rename(member.id, name));
    if (!account) return;
    roster.take(account);
    onClose();
  };
  const isChanged = name.trim() !== "" && name.trim() !== member.displayName;
  return (
    <ActDialog
      title={t("staff.rename.title", { name: member.displayName })}
      onClose={onClose}
      fault={fault}
      confirm={{ label: t("staff.rename.confirm"), isBusy, isDisabled: !isChanged, onPress: rename }}
    >
      <TextField
        label={t("staff.table.name")}
        value={name}
        onValueChange={setName}
        maxLength={DISPLAY_NAME_MAX}
        hint={t("staff.rename.hint")}
      />
    </ActDialog>
  );
}

function ResetPasswordDialog({ member, roster, onClose }: ActProps) {
  const { staffAccounts } = useDesk();
  const [password, setPassword] = useState<string | null>(null);
  const { call, isBusy, fault } = useStaffCall(roster);
  const reset = async () => {
    const answer = await call(() => staffAccounts.resetPassword(member.id));
    if (!answer) return;
    roster.take(answer.account);
    setPassword(answer.password);
  };
  if (password !== null) return <NewPasswordDialog name={member.displayName} password={password} onClose={onClose} />;
  return (
    <ActDialog
      title={t("staff.reset.title", { name: member.displayName })}
      onClose={onClose}
      fault={fault}
      confirm={{ label: t("staff.reset.confirm"), variant: "danger", isBusy, onPress: reset }}
    >
      <Consequences words={resetWords()} />
    </ActDialog>
  );
}

function ChangeRoleDialog({ member, me, roster, onClose }: ActProps) {
  const { staffAccounts } = useDesk();
  const [role, setRole] = useState(member.role as StaffRole);
  const { call, isBusy, fault } = useStaffCall(roster);
  const change = async () => {
    const account = await call(() => staffAccounts.changeRole(member.id, role));
    if (!account) return;
    roster.take(account);
    onClose();
    showNotice({
      title: t("staff.changeRole.done", { name: member.displayName, role: t(`values.role.${role}`) }),
      tone: "success",
    });
  };
  return (
    <ActDialog
      title={t("staff.changeRole.title", { name: member.displayName })}
      onClose={onClose}
      fault={fault}
      confirm={{ label: t("staff.changeRole.confirm"), isBusy, isDisabled: role === member.role, onPress: change }}
    >
      <RoleChoice me={me} value={role} onValueChange={setRole} />
      <Consequences words={roleWords(member, role)} />
    </ActDialog>
  );
}

interface ActDialogProps {
  title: string;
  onClose: () => void;
  fault: unknown;
  confirm: {
    label: string;
    variant?: ButtonVariant;
    isBusy: boolean;
    isDisabled?: boolean;
    onPress: () => Promise<void>;
  };
  children: ReactNode;
}

function ActDialog({ title, onClose, fault, confirm, children }: ActDialogProps) {
  return (
    <Dialog open onClose={onClose} title={title} size="sm">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm.onPress();
        }}
      >
        {children}
        {fault !== null && (
          <Banner tone="danger" title={t("staff.notDone")}>
            {staffFaultWords(fault)}
          </Banner>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("actions.cancel")}</Button>
          <Button
            type="submit"
            variant={confirm.variant ?? "primary"}
            busy={confirm.isBusy}
            disabled={confirm.isDisabled ?? false}
          >
            {confirm.label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
