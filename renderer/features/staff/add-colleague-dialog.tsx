import { type FormEvent, useState } from "react";
import { type Actor, DISPLAY_NAME_MAX, displayNameSchema, EMAIL_MAX, emailSchema } from "#domain/people/person.ts";
import type { NewPassword } from "#protocol/account/staff.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { showFaults } from "#renderer/ui/show-faults.ts";
import { TextField } from "#renderer/ui/text-field.tsx";
import { NewPasswordDialog } from "./new-password-dialog.tsx";
import { RoleChoice } from "./role-choice.tsx";
import type { StaffRole } from "./staff-member.ts";
import { createFaultWords, fieldFaultOf } from "./staff-words.ts";
import type { StaffRoster } from "./use-staff.ts";
import { useStaffCall } from "./use-staff-call.ts";

export interface AddColleagueDialogProps {
  open: boolean;
  onClose: () => void;
  me: Actor;
  roster: StaffRoster;
}

/** Makes an account, and then shows its password, once. */
export function AddColleagueDialog({ open, onClose, me, roster }: AddColleagueDialogProps) {
  const [made, setMade] = useState<NewPassword | null>(null);
  if (made) {
    const close = () => {
      setMade(null);
      onClose();
    };
    return <NewPasswordDialog name={made.account.display_name} password={made.password} onClose={close} />;
  }
  const take = (answer: NewPassword) => {
    roster.take(answer.account);
    setMade(answer);
  };
  return (
    <Dialog open={open} onClose={onClose} size="sm" title={t("staff.add")} description={t("staff.addDetail")}>
      <AddColleagueForm me={me} roster={roster} onMade={take} />
    </Dialog>
  );
}

interface AddColleagueFormProps extends Pick<AddColleagueDialogProps, "me" | "roster"> {
  onMade: (answer: NewPassword) => void;
}

function AddColleagueForm({ me, roster, onMade }: AddColleagueFormProps) {
  const { staffAccounts } = useDesk();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<StaffRole>("support");
  const [areFaultsShown, setAreFaultsShown] = useState(false);
  const { call, isBusy, fault } = useStaffCall(roster);
  const nameFault = displayNameSchema.safeParse(name).success ? null : t("staff.form.nameFault");
  const emailFault = emailSchema.safeParse(email).success ? null : t("staff.form.emailFault");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    showFaults(event.currentTarget, () => setAreFaultsShown(true));
    if (nameFault || emailFault) return;
    const answer = await call(() => staffAccounts.create({ email, display_name: name, role }));
    if (answer) onMade(answer);
  }

  const serverFaults = { name: fieldFaultOf(fault, "display_name"), email: fieldFaultOf(fault, "email") };
  const isFieldFault = serverFaults.name !== null || serverFaults.email !== null;
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t("staff.table.name")}
        value={name}
        onValueChange={setName}
        maxLength={DISPLAY_NAME_MAX}
        autoComplete="off"
        error={(areFaultsShown ? nameFault : null) ?? serverFaults.name}
      />
      <TextField
        label={t("staff.form.email")}
        type="email"
        value={email}
        onValueChange={setEmail}
        maxLength={EMAIL_MAX}
        autoComplete="off"
        error={(areFaultsShown ? emailFault : null) ?? serverFaults.email}
      />
      <RoleChoice me={me} value={role} onValueChange={setRole} />
      {fault !== null && !isFieldFault && (
        <Banner tone="danger" title={t("staff.form.notShown")}>
          {createFaultWords(fault)}
        </Banner>
      )}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={isBusy}>
          {t("staff.add")}
        </Button>
      </div>
    </form>
  );
}
