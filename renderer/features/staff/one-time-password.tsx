import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { copyWords } from "#renderer/ticket-display/copy-words.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";

export interface OneTimePasswordProps {
  name: string;
  password: string;
  onClose: () => void;
}

/** Shows a password that can't be shown again. */
export function OneTimePassword({ name, password, onClose }: OneTimePasswordProps) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await copyWords(password);
    setIsCopied(true);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t("staff.password.title", { name })}
      description={t("staff.password.detail")}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("staff.password.handedOver")}
        </Button>
      }
    >
      <div className="flex items-center gap-2 rounded-lg border border-line-strong bg-sunken p-2 pl-3">
        <output
          aria-label={t("staff.password.label")}
          className="min-w-0 flex-1 font-mono text-base wrap-long select-all"
        >
          {password}
        </output>
        <Button icon={isCopied ? Check : Copy} onClick={() => void copy()}>
          {isCopied ? t("actions.copied") : t("actions.copy")}
        </Button>
      </div>
    </Dialog>
  );
}
