import type { RestTicket } from "#protocol/rest/ticket.ts";
import { TICKET_ENDPOINTS } from "#protocol/rest/ticket-endpoints.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { acceptRequest } from "../../tickets/accept-request.ts";
import { mustReadHistory, mustReadMessages, mustReadThread } from "../../tickets/read-thread.ts";
import { mustFindTicketId, mustReadOwnMessage, mustReadTicket } from "../../tickets/read-ticket.ts";
import { changeByRest, tagOfDocument } from "./change-ticket.ts";
import { type Serving, serve } from "./serve.ts";
import { toRestHistory, toRestMessage, toRestTicket } from "./to-rest.ts";

/** What everybody may do with the tickets in their reach. */
export function serveTickets(serving: Serving): void {
  const { services } = serving;
  serve(serving, TICKET_ENDPOINTS.createTicket, async ({ actor, body, idFor }) => {
    const { customer, ...fields } = body;
    const id = idFor("ticket");
    const args = { ...fields, ...(customer ? { customer: toChoice(customer) } : {}) };
    await acceptRequest(services, {
      actor,
      operations: [{ id: idFor("operation"), kind: "createTicket", ticketId: id, args }],
    });
    const ticket = await mustReadTicket(services, { viewer: actor, ticketRef: id });
    return { ...shown(ticket), location: `/support/tickets/${id}` };
  });
  serve(serving, TICKET_ENDPOINTS.readTicket, async ({ actor, params }) => {
    const { ticket, messages, history } = await mustReadThread(services, { viewer: actor, ticketRef: params.id });
    const thread = {
      messages: messages.documents.map(toRestMessage),
      messages_next_cursor: messages.nextCursor,
      history: history.documents.map(toRestHistory),
      history_next_cursor: history.nextCursor,
    };
    return { body: { ...toRestTicket(ticket), ...thread }, tag: tagOfDocument(ticket) };
  });
  serve(serving, TICKET_ENDPOINTS.listMessages, async ({ actor, params, query }) => {
    const page = await mustReadMessages(services, { viewer: actor, ticketRef: params.id, ...query });
    return { body: { messages: page.documents.map(toRestMessage), next_cursor: page.nextCursor } };
  });
  serve(serving, TICKET_ENDPOINTS.listHistory, async ({ actor, params, query }) => {
    const page = await mustReadHistory(services, { viewer: actor, ticketRef: params.id, ...query });
    return { body: { history: page.documents.map(toRestHistory), next_cursor: page.nextCursor } };
  });
  serve(serving, TICKET_ENDPOINTS.addMessage, async ({ actor, params, body, idFor }) => {
    const ticketId = await mustFindTicketId(services, { viewer: actor, ticketRef: params.id });
    const messageId = idFor("message");
    const args = { messageId, message: body.message, isInternalNote: body.is_internal_note ?? false };
    await acceptRequest(services, {
      actor,
      operations: [{ id: idFor("operation"), kind: "addMessage", ticketId, args }],
    });
    return { body: toRestMessage(await mustReadOwnMessage(services, { viewer: actor, messageId })) };
  });
  serve(serving, TICKET_ENDPOINTS.setStatus, async (asked) =>
    shown(await changeByRest(services, asked, [{ kind: "setStatus", args: asked.body }])),
  );
}

export function shown(ticket: TicketDocument): { body: RestTicket; tag: string } {
  return { body: toRestTicket(ticket), tag: tagOfDocument(ticket) };
}

function toChoice(customer: { id: string } | { email: string; display_name?: string | undefined }) {
  if ("id" in customer) return customer;
  const { email, display_name: displayName } = customer;
  return displayName === undefined ? { email } : { email, displayName };
}
