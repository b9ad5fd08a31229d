// The words of a ticket that is being written, whoever writes it: how they are kept as a draft, and what is wrong with
// them. Pure.

import { z } from "zod";
import { BODY_MAX, bodySchema, SUBJECT_MAX, subjectSchema } from "#domain/ticket/ticket.ts";
import { DEFAULT_DEPARTMENT, DEFAULT_PRIORITY, departmentSchema, prioritySchema } from "#domain/ticket/values.ts";
import { t } from "#renderer/texts/texts.ts";

export const ticketFormSchema = z.object({
  subject: z.string(),
  description: z.string(),
  priority: prioritySchema,
  department: departmentSchema,
});
export type TicketForm = z.infer<typeof ticketFormSchema>;

export const EMPTY_TICKET_FORM: TicketForm = {
  subject: "",
  description: "",
  priority: DEFAULT_PRIORITY,
  department: DEFAULT_DEPARTMENT,
};

/** The form of a kept draft; the empty one where there is none or where another version of the app kept it. */
export function readDraftForm<T>(schema: z.ZodType<T>, draft: string, empty: T): T {
  try {
    return schema.parse(JSON.parse(draft));
  } catch {
    return empty;
  }
}

export function hasWords({ subject, description }: Pick<TicketForm, "subject" | "description">): boolean {
  return subject.trim() !== "" || description.trim() !== "";
}

export type WordFaults = Partial<Record<"subject" | "description", string>>;

/** What is missing or too long (T9), by field, in words for whoever fills it in. */
export function findWordFaults(
  { subject, description }: Pick<TicketForm, "subject" | "description">,
  whenUndescribed: string,
): WordFaults {
  const subjectFault = faultOf(subject, subjectSchema, SUBJECT_MAX, t("display.form.noSubject"));
  const descriptionFault = faultOf(description, bodySchema, BODY_MAX, whenUndescribed);
  return { ...(subjectFault && { subject: subjectFault }), ...(descriptionFault && { description: descriptionFault }) };
}

function faultOf(value: string, schema: z.ZodType, most: number, whenEmpty: string): string | null {
  if (value.trim() === "") return whenEmpty;
  return schema.safeParse(value).success ? null : t("display.form.tooLong", { most });
}
