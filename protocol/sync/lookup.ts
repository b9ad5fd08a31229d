// GET /api/v1/sync/lookup?number=TICK-2026-0001: a ticket within reach, by number, for what is not on the device (P2).
// Looking is not following; nothing of it is kept. Staff only: customers have all they may see on their device.

import { z } from "zod";
import { ticketDocumentSchema } from "./documents.ts";

export const LOOKUP_PATH = "/api/v1/sync/lookup";

export const lookupResponseSchema = z.strictObject({ ticket: ticketDocumentSchema.nullable() });
export type LookupResponse = z.infer<typeof lookupResponseSchema>;
