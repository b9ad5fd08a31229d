import { t } from "#renderer/texts/texts.ts";
import { SecretDialog } from "#renderer/ticket-display/secret-dialog.tsx";

export interface NewPasswordDialogProps {
  /** Whose password it is. */
  name: string;
  password: string;
  onClose: () => void;
}

export function NewPasswordDialog({ name, password, onClose }: NewPasswordDialogProps) {
  return (
    <SecretDialog
      title={t("staff.password.title", { name })}
      about={t("staff.password.detail")}
      label={t("staff.password.label")}
      secret={password}
      doneLabel={t("staff.password.handedOver")}
      onClose={onClose}
    />
  );
}
