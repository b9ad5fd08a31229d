// Lists of tickets: what is asked for in the query string, and a page of the answer.

import { z } from "zod";
import { SEARCH_TEXT_MAX } from "#domain/search/search-query.ts";
import { NAMED_MAX } from "#domain/search/sought-mentions.ts";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import { departmentSchema, prioritySchema, statusSchema } from "#domain/ticket/values.ts";
import { ticketSchema } from "./ticket.ts";

export const PAGE_MAX = 200;
export const PAGE_DEFAULT = 50;
/** Beyond it a total is told as "more than". */
export const TOTAL_EXACT_MAX = 10_000;

/** By the last change, or in the order in which the tickets were accepted, which is that of their numbers. */
export const TICKET_SORTS = [
  "-updated_at",
  "updated_at",
  "-ticket_number",
  "ticket_number",
  "-created_at",
  "created_at",
] as const;
export type TicketSort = (typeof TICKET_SORTS)[number];

const limit = z.coerce
  .number({ error: `must be a whole number from 1 to ${PAGE_MAX}` })
  .int("must be a whole number")
  .min(1, "must be 1 or more")
  .max(PAGE_MAX, `must be at most ${PAGE_MAX}`)
  .default(PAGE_DEFAULT)
  .meta({ description: "Tickets a page." });

const page = {
  limit,
  cursor: z
    .string()
    .min(1, "must not be empty")
    .max(400)
    .optional()
    .meta({ description: "next_cursor of the page before, with the same sort, search and filters." }),
  sort: z
    .enum(TICKET_SORTS, { error: `must be one of ${TICKET_SORTS.join(", ")}` })
    .default("-updated_at")
    .meta({
      description: "A minus puts the newest first. created_at is the order of acceptance, that of ticket_number.",
    }),
};

const SEARCH_DESCRIPTION = `
As in the search field of the app: words, of which each begins one of the ticket's number, subject, description, customer or
messages; \`"whole words"\` that follow each other; \`-word\` for what must not be there; and filters, among them
\`status:open,in_progress\`, \`priority:\`, \`department:\`, \`before:2026-11-24\` and \`after:\` (days in UTC), for staff also
\`from:\`, \`assignee:\`, \`mentions:\`, \`has:note\` and \`is:unassigned\`. Customers find nothing by internal notes. Staff find a note
by the names of whom it mentions; a word that is in the names of more than ${NAMED_MAX} colleagues stands for those of them whom another
word names too, and for none where these are as many, while \`mentions:\` stands for all. A filter that there is not, or a value that it does not take, is refused; one
without a value is left out. It narrows what the other parameters leave, and does not change the order.
`
  .trim()
  .replaceAll("\n", " ");

const filters = {
  status: statusSchema.optional(),
  priority: prioritySchema.optional(),
  department: departmentSchema.optional(),
  search: z
    .string()
    .min(1, "must not be empty")
    .max(SEARCH_TEXT_MAX, `must be at most ${SEARCH_TEXT_MAX} characters`)
    .optional()
    .meta({ description: SEARCH_DESCRIPTION }),
};

/** GET /tickets and GET /admin/my-assigned-tickets */
export const ticketListQuerySchema = z.strictObject({ ...page, ...filters });
export type TicketListQuery = z.output<typeof ticketListQuerySchema>;

/** GET /admin/tickets */
export const adminTicketListQuerySchema = z.strictObject({
  ...page,
  ...filters,
  assigned_to: z
    .union([z.literal(["me", "none"]), uuidSchema], { error: "must be an employee's id, me, or none" })
    .optional()
    .meta({ description: "An employee's id, `me`, or `none` for the queue." }),
});
export type AdminTicketListQuery = z.output<typeof adminTicketListQuerySchema>;

export const totalSchema = z
  .strictObject({
    count: z.int().min(0).max(TOTAL_EXACT_MAX),
    is_exact: z.boolean(),
  })
  .meta({
    id: "Total",
    description: `How many there are in all, counted with the first page. Exact up to ${TOTAL_EXACT_MAX}; where is_exact is false there are more than count.`,
  });
export type Total = z.infer<typeof totalSchema>;

export const ticketPageSchema = z
  .strictObject({
    tickets: z.array(ticketSchema),
    next_cursor: z.string().nullable().meta({ description: "Null on the last page." }),
    total: totalSchema,
  })
  .meta({ id: "TicketPage" });
export type TicketPage = z.infer<typeof ticketPageSchema>;
