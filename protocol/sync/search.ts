// POST /api/v1/sync/search: tickets in reach that fulfil a search (domain/search), those with the highest numbers first (P2). It
// changes nothing and is safe to repeat; what is searched for stands in the body, for addresses are written into logs.
// Looking is not following; nothing of it is kept.

import { z } from "zod";
import { SEARCH_TEXT_MAX } from "#domain/search/search-query.ts";
import { findTicketNumber, NUMBER_PART_MAX } from "#domain/ticket/ticket-number.ts";
import { ticketDocumentSchema } from "./documents.ts";
import { protocolVersionSchema } from "./version.ts";

export const SEARCH_PATH = "/api/v1/sync/search";

/** Tickets that an answer holds at most. */
export const SEARCH_PAGE = 20;

export const searchRequestSchema = z.strictObject({
  protocol: protocolVersionSchema,
  text: z
    .string({ error: "must be what to search for" })
    .max(SEARCH_TEXT_MAX, `must be at most ${SEARCH_TEXT_MAX} characters`),
  /** Leaves out what replicates to the searcher's devices anyway. */
  isBeyondSight: z.boolean({ error: "must be true or false" }),
  /** `next` of the answer before, null for the first page. */
  below: z
    .string({ error: "must be a ticket number" })
    .refine(isGivenNumber, "must be a ticket number like TICK-2026-0001")
    .nullable(),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

function isGivenNumber(value: string): boolean {
  const number = findTicketNumber(value);
  return number !== null && number.year <= NUMBER_PART_MAX && number.sequence <= NUMBER_PART_MAX;
}

export const searchHitSchema = z.strictObject({
  ticket: ticketDocumentSchema,
  /** Where it was found, if in the description or in a message: a line of plain text, cut out around it. */
  passage: z.string().nullable(),
});

export const searchResponseSchema = z.strictObject({
  hits: z.array(searchHitSchema).max(SEARCH_PAGE),
  /** To go on with, null at the end. */
  next: z.string().nullable(),
});
export type SearchResponse = z.infer<typeof searchResponseSchema>;
