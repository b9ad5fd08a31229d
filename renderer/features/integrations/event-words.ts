import type { DeliveredEvent } from "#protocol/rest/webhook.ts";
import { type TextKey, t } from "#renderer/texts/texts.ts";

/** A dot in a key of the catalogue leads a step down. */
const WORDS = {
  "ticket.created": "integrations.events.ticket-created",
  "ticket.updated": "integrations.events.ticket-updated",
  "message.created": "integrations.events.message-created",
  "webhook.test": "integrations.events.webhook-test",
} as const satisfies Readonly<Record<DeliveredEvent, TextKey>>;

export function eventWords(event: DeliveredEvent): string {
  return t(WORDS[event]);
}
