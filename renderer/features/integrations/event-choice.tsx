import { useId } from "react";
import { WEBHOOK_EVENTS, type WebhookEvent } from "#protocol/rest/webhook.ts";
import { t } from "#renderer/texts/texts.ts";
import { eventWords } from "./event-words.ts";

export interface EventChoiceProps {
  value: readonly WebhookEvent[];
  onValueChange: (events: readonly WebhookEvent[]) => void;
  error: string | null;
}

export function EventChoice({ value, onValueChange, error }: EventChoiceProps) {
  const id = useId();
  const toggle = (event: WebhookEvent) =>
    onValueChange(WEBHOOK_EVENTS.filter((one) => (one === event ? !value.includes(one) : value.includes(one))));
  return (
    <fieldset className="flex flex-col gap-1.5" aria-describedby={error === null ? undefined : `${id}-fault`}>
      <legend className="mb-1.5 text-xs font-medium text-ink-muted">{t("integrations.form.events")}</legend>
      {WEBHOOK_EVENTS.map((event) => (
        <label key={event} className="flex items-center gap-2.5">
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-accent"
            checked={value.includes(event)}
            onChange={() => toggle(event)}
          />
          <span className="font-medium">{eventWords(event)}</span>
          <code className="text-xs text-ink-faint">{event}</code>
        </label>
      ))}
      {error !== null && (
        <p id={`${id}-fault`} role="alert" className="text-xs text-danger-ink">
          {error}
        </p>
      )}
    </fieldset>
  );
}
