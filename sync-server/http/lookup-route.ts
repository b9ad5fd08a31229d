import { Router } from "express";
import { z } from "zod";
import { findTicketNumber } from "#domain/ticket/ticket-number.ts";
import { LOOKUP_PATH, type LookupResponse } from "#protocol/sync/lookup.ts";
import type { Services } from "../services.ts";
import { findTicketByNumber } from "../tickets/find-ticket.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { parseQuery } from "./parse-request.ts";

const lookupQuerySchema = z.strictObject({
  number: z.string({ error: "must be a ticket number" }).transform((value, context) => {
    const number = findTicketNumber(value);
    if (!number) context.addIssue({ code: "custom", message: "must be a ticket number like TICK-2026-0001" });
    return number ?? z.NEVER;
  }),
});

export function lookupRoute(services: Services): Router {
  const router = Router();
  router.get(LOOKUP_PATH, authenticate(services), async (request, response) => {
    const { number } = parseQuery(lookupQuerySchema, request.query);
    const ticket = await findTicketByNumber(services, signedInOf(response).actor, number);
    response.json({ ticket } satisfies LookupResponse);
  });
  return router;
}
