import { randomUUID } from "node:crypto";
import type { Actor } from "#domain/people/person.ts";
import type { Intent } from "#domain/ticket/operation.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import type { Services } from "../../services.ts";
import { acceptRequest } from "../../tickets/accept-request.ts";
import { mustFindTicketId, mustReadTicket } from "../../tickets/read-ticket.ts";
import type { TicketTags } from "../../tickets/ticket-tag.ts";

interface Changing {
  actor: Actor;
  params: { id: string };
  ifMatch: TicketTags | undefined;
}

/** Applies what is intended with one ticket, all or none, and returns the ticket as it is then. @throws ProblemError */
export async function changeByRest(
  services: Services,
  { actor, params, ifMatch }: Changing,
  intents: readonly Intent[],
): Promise<TicketDocument> {
  const ticketId = await mustFindTicketId(services, { viewer: actor, ticketRef: params.id });
  const operations = intents.map((intent) => ({ ...intent, id: randomUUID(), ticketId }));
  await acceptRequest(services, { actor, operations, ifMatch });
  return mustReadTicket(services, { viewer: actor, ticketRef: ticketId });
}

/** The version in a document is the one that its viewer is given. */
export function tagOfDocument({ version }: TicketDocument): string {
  return `"${version}"`;
}
