// The new-ticket form of staff as words: what is kept as a draft, and what it becomes when it is sent. Pure.

import { z } from "zod";
import type { Intent } from "#domain/ticket/operation.ts";
import { t } from "#renderer/texts/texts.ts";
import { toCustomerChoice } from "#renderer/ticket-display/picked-customer.ts";
import {
  EMPTY_TICKET_FORM,
  findWordFaults,
  hasWords,
  readDraftForm,
  ticketFormSchema,
  type WordFaults,
} from "#renderer/ticket-display/ticket-form.ts";

const pickedCustomerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("known"), id: z.string(), displayName: z.string(), email: z.string() }),
  z.object({ type: z.literal("by_email"), email: z.string(), displayName: z.string() }),
]);

const formSchema = ticketFormSchema.extend({ customer: pickedCustomerSchema.nullable() });
export type NewTicketForm = z.infer<typeof formSchema>;

export const EMPTY_FORM: NewTicketForm = { ...EMPTY_TICKET_FORM, customer: null };

export function readForm(draft: string): NewTicketForm {
  return readDraftForm(formSchema, draft, EMPTY_FORM);
}

/** A form that holds nothing is no draft. */
export function toDraftText(form: NewTicketForm): string {
  return isBlank(form) ? "" : JSON.stringify(form);
}

export function isBlank(form: NewTicketForm): boolean {
  return form.customer === null && !hasWords(form);
}

export type FormFaults = WordFaults & { customer?: string };

/** What is missing or too long, by field, in words for whoever fills it in (T9). */
export function findFaults(form: NewTicketForm): FormFaults {
  return {
    ...(form.customer === null && { customer: t("newTicket.noCustomer") }),
    ...findWordFaults(form, t("newTicket.undescribed")),
  };
}

/** The operation that the form stands for. The form has no faults and so has a customer. */
export function toIntent({ customer, ...form }: NewTicketForm): Extract<Intent, { kind: "createTicket" }> {
  return { kind: "createTicket", args: { ...form, ...(customer && { customer: toCustomerChoice(customer) }) } };
}
