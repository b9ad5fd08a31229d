// A customer's new ticket as words: what is kept as a draft, and what is wrong with it. Pure.

import { z } from "zod";
import { bodySchema, subjectSchema } from "#domain/ticket/ticket.ts";
import { DEFAULT_DEPARTMENT, DEFAULT_PRIORITY, departmentSchema, prioritySchema } from "#domain/ticket/values.ts";

const formSchema = z.object({
  subject: z.string(),
  description: z.string(),
  priority: prioritySchema,
  department: departmentSchema,
});
export type NewTicketForm = z.infer<typeof formSchema>;

const EMPTY_FORM: NewTicketForm = {
  subject: "",
  description: "",
  priority: DEFAULT_PRIORITY,
  department: DEFAULT_DEPARTMENT,
};

/** The form of a kept draft; an empty one where there is none or where another version of the app kept it. */
export function readForm(draft: string): NewTicketForm {
  try {
    return formSchema.parse(JSON.parse(draft));
  } catch {
    return EMPTY_FORM;
  }
}

/** A form without words is no draft. */
export function toDraftText(form: NewTicketForm): string {
  return hasWords(form) ? JSON.stringify(form) : "";
}

export function hasWords({ subject, description }: NewTicketForm): boolean {
  return subject.trim() !== "" || description.trim() !== "";
}

export type FormFaults = Partial<Record<"subject" | "description", string>>;

/** What is missing or too long (T9), by field, in words for whoever fills it in. */
export function findFaults({ subject, description }: NewTicketForm): FormFaults {
  const subjectFault = subject.trim() === "" ? "Say in a few words what it is about." : faultOf(subjectSchema, subject);
  const descriptionFault =
    description.trim() === "" ? "Describe what happened and what you expected." : faultOf(bodySchema, description);
  return { ...(subjectFault && { subject: subjectFault }), ...(descriptionFault && { description: descriptionFault }) };
}

function faultOf(schema: z.ZodType, value: string): string | null {
  const message = schema.safeParse(value).error?.issues[0]?.message;
  return message ? `It ${message}.` : null;
}
