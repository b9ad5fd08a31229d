import type { Intent } from "#domain/ticket/operation.ts";
import type { UpdateTicket } from "#protocol/rest/ticket.ts";
import { TICKET_ENDPOINTS } from "#protocol/rest/ticket-endpoints.ts";
import { changeByRest } from "./change-ticket.ts";
import { type Serving, serve } from "./serve.ts";
import { shown } from "./ticket-routes.ts";

/** What staff do with tickets. */
export function serveDeskTickets(serving: Serving): void {
  const { services } = serving;
  serve(serving, TICKET_ENDPOINTS.updateTicket, async (asked) =>
    shown(await changeByRest(services, asked, toIntents(asked.body))),
  );
  serve(serving, TICKET_ENDPOINTS.assignTicket, async (asked) => {
    const args = { assigneeId: asked.body.employee_id };
    return shown(await changeByRest(services, asked, [{ kind: "assign", args }]));
  });
  serve(serving, TICKET_ENDPOINTS.unassignTicket, async (asked) =>
    shown(await changeByRest(services, asked, [{ kind: "unassign", args: {} }])),
  );
}

function toIntents({ status, priority, user_id: userId, ...fields }: UpdateTicket): Intent[] {
  const intents: Intent[] = [];
  if (status !== undefined) intents.push({ kind: "setStatus", args: { status } });
  if (priority !== undefined) intents.push({ kind: "setPriority", args: { priority } });
  const edited = { ...fields, ...(userId === undefined ? {} : { customer: { id: userId } }) };
  if (Object.values(edited).some((value) => value !== undefined)) intents.push({ kind: "editFields", args: edited });
  return intents;
}
