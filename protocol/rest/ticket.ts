// Tickets as the REST API shows and takes them. Names are those of the SQL columns; what a person may not know has been
// left out or blanked by the server already (P3, P4).

import { z } from "zod";
import { DISPLAY_NAME_MAX, displayNameSchema, emailSchema } from "#domain/people/person.ts";
import {
  BODY_MAX,
  bodySchema,
  historyFieldSchema,
  instantSchema,
  SUBJECT_MAX,
  subjectSchema,
  uuidSchema,
} from "#domain/ticket/ticket.ts";
import { departmentSchema, prioritySchema, statusSchema } from "#domain/ticket/values.ts";

export const ticketSchema = z
  .strictObject({
    id: uuidSchema,
    ticket_number: z.string().meta({ description: "TICK-{YEAR}-{SEQUENCE}, one sequence a year." }),
    user_id: uuidSchema.meta({ description: "The customer." }),
    customer_name: z.string(),
    customer_email: z.string(),
    subject: z.string(),
    description: z.string().meta({ description: "Plain text, meant to be shown as Markdown." }),
    status: statusSchema,
    priority: prioritySchema,
    department: departmentSchema,
    assigned_to: uuidSchema.nullable().meta({
      description: "The employee who works on it. To a customer null unless they have written in the ticket.",
    }),
    assignee_name: z.string().nullable(),
    created_at: instantSchema,
    updated_at: instantSchema.meta({ description: "The last change that you may know of." }),
    closed_at: instantSchema.nullable(),
  })
  .meta({ id: "Ticket" });
export type RestTicket = z.infer<typeof ticketSchema>;

export const messageSchema = z
  .strictObject({
    id: uuidSchema,
    ticket_id: uuidSchema,
    user_id: uuidSchema.meta({ description: "The author." }),
    author_name: z.string(),
    message: z.string().meta({ description: "Plain text, meant to be shown as Markdown." }),
    is_internal_note: z.boolean(),
    is_staff_reply: z.boolean(),
    position: z.int().meta({ description: "1, 2, 3 … within what you may read of the thread." }),
    written_at: instantSchema.meta({ description: "By the author's clock; created_at is by the server's." }),
    created_at: instantSchema,
    updated_at: instantSchema,
  })
  .meta({ id: "Message" });
export type RestMessage = z.infer<typeof messageSchema>;

export const historyEntrySchema = z
  .strictObject({
    id: uuidSchema,
    field: historyFieldSchema,
    from: z.string().nullable().meta({ description: "As it stood; for assignedTo and userId a person's id." }),
    to: z.string().nullable(),
    from_name: z.string().nullable(),
    to_name: z.string().nullable(),
    actor_id: uuidSchema.nullable().meta({ description: "Null where you may not know who it was." }),
    actor_name: z.string(),
    at: instantSchema,
  })
  .meta({ id: "HistoryEntry" });
export type RestHistoryEntry = z.infer<typeof historyEntrySchema>;

export const THREAD_PAGE_DEFAULT = 50;
const THREAD_PAGE_MAX = 100;

function nextCursor(path: string) {
  return z
    .string()
    .nullable()
    .meta({ description: `For the cursor of ${path}; null where there is no more.` });
}

/** GET /tickets/{id}/messages and /tickets/{id}/history */
export const threadQuerySchema = z.strictObject({
  limit: z.coerce
    .number({ error: `must be a whole number from 1 to ${THREAD_PAGE_MAX}` })
    .int("must be a whole number")
    .min(1, "must be 1 or more")
    .max(THREAD_PAGE_MAX, `must be at most ${THREAD_PAGE_MAX}`)
    .default(THREAD_PAGE_DEFAULT)
    .meta({ description: "How many a page." }),
  cursor: z
    .string()
    .min(1, "must not be empty")
    .max(100)
    .optional()
    .meta({ description: "next_cursor of the page before, or of the ticket." }),
});

export const messagePageSchema = z
  .strictObject({
    messages: z.array(messageSchema).meta({ description: "In the order of the thread." }),
    next_cursor: nextCursor("the next page"),
  })
  .meta({ id: "MessagePage" });

export const historyPageSchema = z
  .strictObject({
    history: z.array(historyEntrySchema).meta({ description: "Oldest first." }),
    next_cursor: nextCursor("the next page"),
  })
  .meta({ id: "HistoryPage" });

export const ticketWithThreadSchema = z
  .strictObject({
    ...ticketSchema.shape,
    messages: z
      .array(messageSchema)
      .meta({ description: `The first ${THREAD_PAGE_DEFAULT}, in the order of the thread.` }),
    messages_next_cursor: nextCursor("/tickets/{id}/messages"),
    history: z.array(historyEntrySchema).meta({ description: `The first ${THREAD_PAGE_DEFAULT}, oldest first.` }),
    history_next_cursor: nextCursor("/tickets/{id}/history"),
  })
  .meta({ id: "TicketWithThread" });
export type RestTicketWithThread = z.infer<typeof ticketWithThreadSchema>;

// The lengths are checked by the schemas of the domain, in a way that JSON Schema can't see.
const subject = subjectSchema.meta({ minLength: 1, maxLength: SUBJECT_MAX });
const body = bodySchema.meta({ minLength: 1, maxLength: BODY_MAX });
const email = emailSchema.meta({ format: "email" });
const displayName = displayNameSchema.meta({ minLength: 1, maxLength: DISPLAY_NAME_MAX });

const customer = z
  .union([z.strictObject({ id: uuidSchema }), z.strictObject({ email, display_name: displayName.optional() })], {
    error: "must be {id} or {email, display_name?}",
  })
  .meta({ description: "Whom it is for: for staff to give. By e-mail address, known to the desk or new." });

export const createTicketSchema = z
  .strictObject({
    subject,
    description: body,
    priority: prioritySchema.optional().meta({ description: "medium where left out" }),
    department: departmentSchema.optional().meta({ description: "technical where left out" }),
    customer: customer.optional(),
  })
  .meta({ id: "CreateTicket" });

export const addMessageSchema = z
  .strictObject({
    message: body,
    is_internal_note: z
      .boolean({ error: "must be true or false" })
      .optional()
      .meta({ description: "false where left out. Only staff may write notes; from a customer the flag is refused." }),
  })
  .meta({ id: "AddMessage" });

export const setStatusSchema = z.strictObject({ status: statusSchema }).meta({ id: "SetStatus" });

export const assignSchema = z.strictObject({ employee_id: uuidSchema }).meta({ id: "Assign" });

export const updateTicketSchema = z
  .strictObject({
    status: statusSchema.optional(),
    priority: prioritySchema.optional(),
    subject: subject.optional(),
    description: body.optional(),
    department: departmentSchema.optional(),
    user_id: uuidSchema.optional().meta({ description: "Another customer." }),
  })
  .refine((fields) => Object.values(fields).some((value) => value !== undefined), "must change at least one field")
  .meta({ id: "UpdateTicket", minProperties: 1 });
export type UpdateTicket = z.infer<typeof updateTicketSchema>;
