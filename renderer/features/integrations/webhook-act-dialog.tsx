// The dialogs behind the list of webhooks.

import { useState } from "react";
import type { NewWebhook, Webhook } from "#protocol/rest/webhook.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { SecretDialog } from "#renderer/ticket-display/secret-dialog.tsx";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";
import { DeliveryLogDialog } from "./delivery-log-dialog.tsx";
import { WebhookFormDialog } from "./webhook-form-dialog.tsx";

export type WebhookAct = { type: "create" } | { type: "edit" | "log" | "rotate" | "delete"; webhook: Webhook };

export function WebhookActDialog({ act, onClose }: { act: WebhookAct; onClose: () => void }) {
  const [made, setMade] = useState<NewWebhook | null>(null);
  if (made) return <WebhookSecret made={made} onClose={onClose} />;
  switch (act.type) {
    case "create":
      return <WebhookFormDialog webhook={null} onMade={setMade} onClose={onClose} />;
    case "edit":
      return <WebhookFormDialog webhook={act.webhook} onMade={setMade} onClose={onClose} />;
    case "log":
      return <DeliveryLogDialog webhook={act.webhook} onClose={onClose} />;
    case "rotate":
      return <RotateDialog webhook={act.webhook} onMade={setMade} onClose={onClose} />;
    case "delete":
      return <DeleteDialog webhook={act.webhook} onClose={onClose} />;
  }
}

function WebhookSecret({ made: { webhook, secret }, onClose }: { made: NewWebhook; onClose: () => void }) {
  return (
    <SecretDialog
      title={t("integrations.secret.title", { name: webhook.name })}
      about={t("integrations.secret.about")}
      label={t("integrations.secret.label")}
      secret={secret}
      doneLabel={t("integrations.secret.done")}
      onClose={onClose}
    />
  );
}

interface OneProps {
  webhook: Webhook;
  onClose: () => void;
}

function RotateDialog({ webhook: { id, name }, onMade, onClose }: OneProps & { onMade: (made: NewWebhook) => void }) {
  const { webhooks } = useDesk();
  const [isBusy, setIsBusy] = useState(false);
  // Whoever asks again because no answer came does not give yet another secret.
  const [key] = useState(() => crypto.randomUUID());
  const rotate = async () => {
    setIsBusy(true);
    try {
      onMade(await webhooks.rotateSecret(id, key));
    } catch (fault) {
      showFault(t("integrations.notDone"), fault);
      setIsBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      tone="primary"
      busy={isBusy}
      title={t("integrations.rotateAsk", { name })}
      confirmLabel={t("integrations.rotate")}
      onConfirm={() => void rotate()}
      onCancel={onClose}
    >
      {t("integrations.rotateDetail")}
    </ConfirmDialog>
  );
}

function DeleteDialog({ webhook: { id, name }, onClose }: OneProps) {
  const { webhooks } = useDesk();
  const [isBusy, setIsBusy] = useState(false);
  const remove = async () => {
    setIsBusy(true);
    await webhooks.delete(id).catch((fault: unknown) => showFault(t("integrations.notDone"), fault));
    onClose();
  };
  return (
    <ConfirmDialog
      open
      busy={isBusy}
      title={t("integrations.deleteAsk", { name })}
      confirmLabel={t("integrations.delete")}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      {t("integrations.deleteDetail")}
    </ConfirmDialog>
  );
}
