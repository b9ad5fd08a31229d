// A customer's new ticket as words: what is kept as a draft, and what is wrong with it. Pure.

import { t } from "#renderer/texts/texts.ts";
import {
  EMPTY_TICKET_FORM,
  findWordFaults,
  hasWords,
  readDraftForm,
  type TicketForm,
  ticketFormSchema,
  type WordFaults,
} from "#renderer/ticket-display/ticket-form.ts";

export function readForm(draft: string): TicketForm {
  return readDraftForm(ticketFormSchema, draft, EMPTY_TICKET_FORM);
}

/** A form without words is no draft. */
export function toDraftText(form: TicketForm): string {
  return hasWords(form) ? JSON.stringify(form) : "";
}

export function findFaults(form: TicketForm): WordFaults {
  return findWordFaults(form, t("customer.undescribed"));
}
