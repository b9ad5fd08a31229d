// The new-ticket form as words: what is kept as a draft, and what it becomes when it is sent. Pure.

import { z } from "zod";
import type { Intent } from "#domain/ticket/operation.ts";
import { BODY_MAX, SUBJECT_MAX } from "#domain/ticket/ticket.ts";
import { DEFAULT_DEPARTMENT, DEFAULT_PRIORITY, departmentSchema, prioritySchema } from "#domain/ticket/values.ts";
import { toCustomerChoice } from "#renderer/ticket-display/picked-customer.ts";

const pickedCustomerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("known"), id: z.string(), displayName: z.string(), email: z.string() }),
  z.object({ type: z.literal("by_email"), email: z.string(), displayName: z.string() }),
]);

const formSchema = z.object({
  customer: pickedCustomerSchema.nullable(),
  subject: z.string(),
  description: z.string(),
  priority: prioritySchema,
  department: departmentSchema,
});
export type NewTicketForm = z.infer<typeof formSchema>;

export const EMPTY_FORM: NewTicketForm = {
  customer: null,
  subject: "",
  description: "",
  priority: DEFAULT_PRIORITY,
  department: DEFAULT_DEPARTMENT,
};

/** The form of a kept draft; an empty one where there is none or it was kept by another version of the app. */
export function readForm(draft: string): NewTicketForm {
  try {
    return formSchema.parse(JSON.parse(draft));
  } catch {
    return EMPTY_FORM;
  }
}

/** A form that holds nothing is no draft. */
export function toDraftText(form: NewTicketForm): string {
  return isBlank(form) ? "" : JSON.stringify(form);
}

export function isBlank({ customer, subject, description }: NewTicketForm): boolean {
  return customer === null && subject.trim() === "" && description.trim() === "";
}

export type FormFaults = Partial<Record<"customer" | "subject" | "description", string>>;

/** What is missing or too long, by field, in words for whoever fills it in (T9). */
export function findFaults({ customer, subject, description }: NewTicketForm): FormFaults {
  const subjectFault = faultOf(subject.trim(), SUBJECT_MAX, "Say in a few words what it is about.");
  const descriptionFault = faultOf(description, BODY_MAX, "Describe what the customer needs.");
  return {
    ...(customer === null && { customer: "Choose the customer this ticket is for, or type an e-mail address." }),
    ...(subjectFault && { subject: subjectFault }),
    ...(descriptionFault && { description: descriptionFault }),
  };
}

/** The operation that the form stands for. The form has no faults and so has a customer. */
export function toIntent({ customer, ...form }: NewTicketForm): Extract<Intent, { kind: "createTicket" }> {
  return { kind: "createTicket", args: { ...form, ...(customer && { customer: toCustomerChoice(customer) }) } };
}

function faultOf(text: string, max: number, whenEmpty: string): string | null {
  if (text.trim() === "") return whenEmpty;
  return text.length > max
    ? `At most ${max.toLocaleString()} characters fit; these are ${text.length.toLocaleString()}.`
    : null;
}
