import { type FormEvent, useState } from "react";
import {
  createWebhookSchema,
  type NewWebhook,
  WEBHOOK_EVENTS,
  WEBHOOK_NAME_MAX,
  WEBHOOK_URL_MAX,
  type Webhook,
  type WebhookEvent,
} from "#protocol/rest/webhook.ts";
import { ProblemAnswer } from "#renderer/sync/http-fault.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { toFaultText } from "#renderer/ticket-display/fault-words.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/checkbox.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { showFaults } from "#renderer/ui/show-faults.ts";
import { TextField } from "#renderer/ui/text-field.tsx";
import { EventChoice } from "./event-choice.tsx";

export interface WebhookFormDialogProps {
  /** Null where a new one is made. */
  webhook: Webhook | null;
  /** With the secret to be shown. */
  onMade: (made: NewWebhook) => void;
  onClose: () => void;
}

export function WebhookFormDialog(props: WebhookFormDialogProps) {
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.webhook ? t("integrations.form.edit") : t("integrations.form.create")}
    >
      <WebhookForm {...props} />
    </Dialog>
  );
}

function WebhookForm({ webhook, onMade, onClose }: WebhookFormDialogProps) {
  const { webhooks } = useDesk();
  const [name, setName] = useState(webhook?.name ?? "");
  const [url, setUrl] = useState(webhook?.url ?? "https://");
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhook?.events ?? WEBHOOK_EVENTS);
  const [withNotes, setWithNotes] = useState(webhook?.include_internal_notes ?? false);
  const [areFaultsShown, setAreFaultsShown] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);

  const given = { name, url: url.trim(), events: [...events], include_internal_notes: withNotes };
  const parsed = createWebhookSchema.safeParse(given);
  const faulty = new Set(parsed.success || !areFaultsShown ? [] : parsed.error.issues.map(({ path }) => path[0]));
  const isUrlRefused = refusesUrl(fault);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    showFaults(event.currentTarget, () => setAreFaultsShown(true));
    if (!parsed.success || isBusy) return;
    setIsBusy(true);
    setFault(null);
    try {
      if (webhook) {
        await webhooks.update(webhook.id, parsed.data);
        onClose();
      } else {
        onMade(await webhooks.create(parsed.data));
      }
    } catch (reason) {
      setFault(reason);
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t("integrations.form.name")}
        hint={t("integrations.form.nameHint")}
        value={name}
        onValueChange={setName}
        maxLength={WEBHOOK_NAME_MAX}
        error={faulty.has("name") ? t("integrations.form.nameFault") : null}
      />
      <TextField
        label={t("integrations.form.url")}
        hint={t("integrations.form.urlHint")}
        type="url"
        value={url}
        onValueChange={(typed) => {
          setUrl(typed);
          setFault(null);
        }}
        maxLength={WEBHOOK_URL_MAX}
        spellCheck={false}
        error={isUrlRefused ? toFaultText(fault) : null}
      />
      <EventChoice
        value={events}
        onValueChange={setEvents}
        error={faulty.has("events") ? t("integrations.form.eventsFault") : null}
      />
      {events.includes("message.created") && (
        <Checkbox
          label={t("integrations.form.notes")}
          hint={t("integrations.form.notesHint")}
          checked={withNotes}
          onCheckedChange={setWithNotes}
        />
      )}
      {fault !== null && !isUrlRefused && (
        <Banner tone="danger" title={t("integrations.form.failed")}>
          {toFaultText(fault)}
        </Banner>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t("actions.cancel")}</Button>
        <Button type="submit" variant="primary" busy={isBusy}>
          {webhook ? t("integrations.form.save") : t("integrations.form.make")}
        </Button>
      </div>
    </form>
  );
}

function refusesUrl(fault: unknown): boolean {
  if (!(fault instanceof ProblemAnswer)) return false;
  return fault.problem.errors?.some(({ field }) => field === "url") ?? false;
}
