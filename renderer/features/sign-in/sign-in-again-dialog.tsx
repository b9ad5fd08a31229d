import { t } from "#renderer/texts/texts.ts";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export interface SignInAgainDialogProps {
  open: boolean;
  onClose: () => void;
  email: string;
}

/** The session ran out while somebody was at work: nothing is lost, and the same person signs in once more (S13). */
export function SignInAgainDialog({ open, onClose, email }: SignInAgainDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} size="sm" title={t("signIn.again")} description={t("signIn.againDetail")}>
      <SignInForm email={email} isEmailFixed onDone={onClose} />
    </Dialog>
  );
}
