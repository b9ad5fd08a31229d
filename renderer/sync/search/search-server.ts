import { SEARCH_PATH, type SearchRequest, searchResponseSchema } from "#protocol/sync/search.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { findDocumentsById } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { AccountClient } from "../account-client.ts";
import type { FoundAtServer, ServerSearch } from "../desk.ts";
import { overlayTicket } from "../pending-overlay.ts";
import type { ShownTickets } from "../reading/shown-tickets.ts";

export interface ServerSearchParts {
  database: DeskDatabase;
  tickets: ShownTickets;
  client: AccountClient;
}

/**
 * Tickets that the server finds beyond this person's sight, without those that have come to this device since (P2).
 * @throws where the server can't be asked, or the signal's reason.
 */
export async function searchServer(
  { database, tickets, client }: ServerSearchParts,
  { text, below, signal }: ServerSearch,
): Promise<FoundAtServer> {
  const request: SearchRequest = { protocol: PROTOCOL_VERSION, text, isBeyondSight: true, below };
  const { hits, next } = await client.post(SEARCH_PATH, request, searchResponseSchema, signal);
  const ids = hits.map(({ ticket }) => ticket.id);
  const here = await findDocumentsById(database.tickets, ids);
  const beyond = hits.flatMap(({ ticket, passage }) => {
    if (here.has(ticket.id)) return [];
    const shown = overlayTicket(ticket, tickets.operationsOn(ticket.id), tickets.context);
    return shown ? [{ ticket: shown, passage }] : [];
  });
  return { hits: beyond, next };
}
