import { TICKET_ENDPOINTS } from "#protocol/rest/ticket-endpoints.ts";
import type { AdminTicketListQuery, TicketListQuery, TicketPage, TicketSort } from "#protocol/rest/ticket-list.ts";
import { listTickets } from "../../tickets/list-tickets.ts";
import type { TicketOrder, TicketQuery } from "../../tickets/ticket-query.ts";
import { type Asked, type Serving, serve } from "./serve.ts";
import { toRestTicket } from "./to-rest.ts";

export function serveLists(serving: Serving): void {
  const { services, turns } = serving;

  async function page(asked: AskedForList, query: Omit<TicketQuery, "order">): Promise<{ body: TicketPage } | null> {
    const { limit, cursor, sort } = asked.query;
    const list = () => listTickets(services, { ...query, order: toOrder(sort), limit, cursor });
    const ownTurns = query.filters.search === undefined ? turns.reports : turns.searches;
    const answer = await ownTurns.take(list, asked.isGone);
    if (!answer) return null;
    const { tickets, nextCursor, total } = answer;
    return { body: { tickets: tickets.map(toRestTicket), next_cursor: nextCursor, total } };
  }

  serve(serving, TICKET_ENDPOINTS.listTickets, (asked) =>
    page(asked, { viewer: asked.actor, within: "sight", filters: filtersOf(asked.query) }),
  );
  serve(serving, TICKET_ENDPOINTS.listAllTickets, (asked) => {
    const { actor, query } = asked;
    const assignedTo = toAssignee(query.assigned_to, actor.id);
    return page(asked, { viewer: actor, within: "reach", filters: { ...filtersOf(query), assignedTo } });
  });
  serve(serving, TICKET_ENDPOINTS.listAssignedTickets, (asked) => {
    const { actor, query } = asked;
    return page(asked, { viewer: actor, within: "reach", filters: { ...filtersOf(query), assignedTo: actor.id } });
  });
}

type AskedForList = Pick<Asked<typeof TICKET_ENDPOINTS.listTickets>, "query" | "isGone">;

function filtersOf({ status, priority, department, search }: TicketListQuery) {
  return { status, priority, department, search };
}

function toAssignee(given: AdminTicketListQuery["assigned_to"], ownId: string): string | null | undefined {
  if (given === "me") return ownId;
  return given === "none" ? null : given;
}

function toOrder(sort: TicketSort): TicketOrder {
  return { by: sort.endsWith("updated_at") ? "update" : "number", isDescending: sort.startsWith("-") };
}
