import { Router } from "express";
import { can } from "#domain/people/permissions.ts";
import { PRESENCE_PATH, type PresenceResponse, presenceRequestSchema } from "#protocol/sync/presence.ts";
import type { Services } from "../services.ts";
import { mustFindTicketId } from "../tickets/read-ticket.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { limitSignedIn } from "./limit-signed-in.ts";
import { mindProtocol } from "./mind-protocol.ts";
import { parseBody } from "./parse-request.ts";
import { ProblemError } from "./problem-error.ts";
import type { RequestLimits } from "./rest/limit-requests.ts";

/** Only for staff, of tickets in their reach (P2, P3). That a ticket is in reach is looked up when a window comes to it. */
export function presenceRoute(services: Services, limits: RequestLimits): Router {
  const { presence } = services;
  const limit = limitSignedIn(limits, "words of who is at which ticket");
  const router = Router();
  router.post(PRESENCE_PATH, mindProtocol(), authenticate(services), limit, async (request, response) => {
    const { windowId, looking } = parseBody(presenceRequestSchema, request.body);
    const { actor } = signedInOf(response);
    if (!can(actor.role, "seePresence")) {
      throw new ProblemError("forbidden", { detail: "Only staff are told who is at a ticket." });
    }
    const { ticketId, activity } = looking ?? { ticketId: null, activity: "viewing" as const };
    const sighting = { windowId, personId: actor.id, ticketId, activity };
    if (ticketId !== null && !presence.isKnown(sighting)) {
      await mustFindTicketId(services, { viewer: actor, ticketRef: ticketId });
    }
    presence.see(sighting);
    const present = ticketId === null ? [] : presence.othersAt(ticketId, actor.id);
    response.json({ present } satisfies PresenceResponse);
  });
  return router;
}
