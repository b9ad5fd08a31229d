import { Router } from "express";
import { findTicketNumber } from "#domain/ticket/ticket-number.ts";
import { SEARCH_PAGE, SEARCH_PATH, type SearchResponse, searchRequestSchema } from "#protocol/sync/search.ts";
import { searchTickets } from "../search/search-tickets.ts";
import type { Services } from "../services.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { mindProtocol } from "./mind-protocol.ts";
import { parseBody } from "./parse-request.ts";
import type { Turns } from "./turns.ts";

export function searchRoute(services: Services, turns: Turns): Router {
  const router = Router();
  router.post(SEARCH_PATH, mindProtocol(), authenticate(services), async (request, response) => {
    const { text, isBeyondSight, below } = parseBody(searchRequestSchema, request.body);
    const search = { text, isBeyondSight, below: below === null ? null : findTicketNumber(below), limit: SEARCH_PAGE };
    const find = () => searchTickets(services, signedInOf(response).actor, search);
    const answer = await turns.take(find, () => response.destroyed);
    if (answer) response.json(answer satisfies SearchResponse);
  });
  return router;
}
