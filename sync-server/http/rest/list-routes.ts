import { TICKET_ENDPOINTS } from "#protocol/rest/ticket-endpoints.ts";
import type { AdminTicketListQuery, TicketListQuery, TicketPage, TicketSort } from "#protocol/rest/ticket-list.ts";
import { listTickets } from "../../tickets/list-tickets.ts";
import type { TicketOrder, TicketQuery } from "../../tickets/ticket-query.ts";
import type { Turns } from "../turns.ts";
import { type Serving, serve } from "./serve.ts";
import { toRestTicket } from "./to-rest.ts";

export function serveLists(serving: Serving, searchTurns: Turns): void {
  const { services } = serving;

  async function page(asked: TicketListQuery, query: Omit<TicketQuery, "order">): Promise<{ body: TicketPage }> {
    const { limit, cursor, sort } = asked;
    const list = () => listTickets(services, { ...query, order: toOrder(sort), limit, cursor });
    const isSearch = query.filters.search !== undefined;
    const { tickets, nextCursor, total } = await (isSearch ? searchTurns.run(list) : list());
    return { body: { tickets: tickets.map(toRestTicket), next_cursor: nextCursor, total } };
  }

  serve(serving, TICKET_ENDPOINTS.listTickets, ({ actor, query }) =>
    page(query, { viewer: actor, within: "sight", filters: filtersOf(query) }),
  );
  serve(serving, TICKET_ENDPOINTS.listAllTickets, ({ actor, query }) => {
    const assignedTo = toAssignee(query.assigned_to, actor.id);
    return page(query, { viewer: actor, within: "reach", filters: { ...filtersOf(query), assignedTo } });
  });
  serve(serving, TICKET_ENDPOINTS.listAssignedTickets, ({ actor, query }) =>
    page(query, { viewer: actor, within: "reach", filters: { ...filtersOf(query), assignedTo: actor.id } }),
  );
}

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
