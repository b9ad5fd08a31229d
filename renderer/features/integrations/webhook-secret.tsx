import { Copy } from "lucide-react";
import type { NewWebhook } from "#protocol/rest/webhook.ts";
import { t } from "#renderer/texts/texts.ts";
import { copyWords } from "#renderer/ticket-display/copy-words.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";

/** Shows a secret that can't be shown again. */
export function WebhookSecret({ made: { webhook, secret }, onClose }: { made: NewWebhook; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("integrations.secret.title", { name: webhook.name })}
      description={t("integrations.secret.about")}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("integrations.secret.done")}
        </Button>
      }
    >
      <div className="flex items-center gap-2 rounded-lg border border-line-strong bg-sunken p-2 pl-3">
        <output
          aria-label={t("integrations.secret.label")}
          className="min-w-0 flex-1 font-mono text-xs break-all select-all"
        >
          {secret}
        </output>
        <Button icon={Copy} onClick={() => void copyWords(secret)}>
          {t("actions.copy")}
        </Button>
      </div>
    </Dialog>
  );
}
