import { Copy } from "lucide-react";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { copyWords } from "./copy-words.ts";

export interface SecretDialogProps {
  title: string;
  /** What it is for, and that it is shown this once. */
  about: string;
  /** What the secret is called. */
  label: string;
  secret: string;
  /** What its reader says before it goes. */
  doneLabel: string;
  onClose: () => void;
}

/** Shows a password, a token or a key that nobody can be shown again: a press beside the dialog does not lose it. */
export function SecretDialog({ title, about, label, secret, doneLabel, onClose }: SecretDialogProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      staysOnOutsidePress
      title={title}
      description={about}
      footer={
        <Button variant="primary" onClick={onClose}>
          {doneLabel}
        </Button>
      }
    >
      <div className="flex items-center gap-2 rounded-lg border border-line-strong bg-sunken p-2 pl-3">
        <output aria-label={label} className="min-w-0 flex-1 font-mono text-sm break-all select-all">
          {secret}
        </output>
        <Button icon={Copy} onClick={() => void copyWords(secret)}>
          {t("actions.copy")}
        </Button>
      </div>
    </Dialog>
  );
}
