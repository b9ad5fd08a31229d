import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { EXAMPLE_AGENT_ID, EXAMPLE_HISTORY, EXAMPLE_MESSAGE, EXAMPLE_NUMBER, EXAMPLE_TICKET } from "./examples.ts";
import {
  addMessageSchema,
  assignSchema,
  createTicketSchema,
  messageSchema,
  setStatusSchema,
  ticketSchema,
  ticketWithThreadSchema,
  updateTicketSchema,
} from "./ticket.ts";
import { adminTicketListQuerySchema, ticketListQuerySchema, ticketPageSchema } from "./ticket-list.ts";

export const ticketParamsSchema = z.strictObject({
  id: z.string().meta({ description: `The ticket's id, or its number, for example ${EXAMPLE_NUMBER}.` }),
});

const EXAMPLE_PAGE = { tickets: [EXAMPLE_TICKET], next_cursor: null, total: { count: 1, is_exact: true } };
const ONE = { params: { id: EXAMPLE_NUMBER } };

const page = { status: 200, description: "A page of tickets.", schema: ticketPageSchema } as const;
const changed = { status: 200, description: "The ticket as it is now.", schema: ticketSchema } as const;

export const TICKET_ENDPOINTS = {
  listTickets: endpoint({
    id: "listTickets",
    method: "get",
    path: "/support/tickets",
    tag: "Tickets",
    summary: "List your tickets",
    description:
      "A customer's own; for staff those in sight: assigned to them, in the queue, or followed, and for admins all.",
    query: ticketListQuerySchema,
    answer: page,
    example: { query: { status: "in_progress", search: "printer page", limit: "20" }, answer: EXAMPLE_PAGE },
  }),
  createTicket: endpoint({
    id: "createTicket",
    method: "post",
    path: "/support/tickets",
    tag: "Tickets",
    summary: "Create a ticket",
    description: "Every new ticket is open. Staff say whom it is for; customers create their own.",
    body: createTicketSchema,
    isJudged: true,
    hasTag: true,
    answer: { status: 201, description: "The new ticket.", schema: ticketSchema },
    example: {
      body: {
        subject: "The printer stops after one page",
        description: "It prints the first page and then blinks **red**.",
        priority: "high",
        customer: { email: "casey@test.example" },
      },
      answer: EXAMPLE_TICKET,
    },
  }),
  readTicket: endpoint({
    id: "readTicket",
    method: "get",
    path: "/support/tickets/{id}",
    tag: "Tickets",
    summary: "Read a ticket with its messages and history",
    params: ticketParamsSchema,
    hasTag: true,
    answer: { status: 200, description: "The ticket.", schema: ticketWithThreadSchema },
    example: {
      ...ONE,
      answer: { ...EXAMPLE_TICKET, messages: [EXAMPLE_MESSAGE], history: [EXAMPLE_HISTORY] },
    },
  }),
  addMessage: endpoint({
    id: "addMessage",
    method: "post",
    path: "/support/tickets/{id}/messages",
    tag: "Tickets",
    summary: "Reply to a ticket, or write an internal note",
    description: "A customer's reply to a closed ticket reopens it.",
    params: ticketParamsSchema,
    body: addMessageSchema,
    isJudged: true,
    answer: { status: 201, description: "The new message.", schema: messageSchema },
    example: { ...ONE, body: { message: EXAMPLE_MESSAGE.message }, answer: EXAMPLE_MESSAGE },
  }),
  setStatus: endpoint({
    id: "setStatus",
    method: "put",
    path: "/support/tickets/{id}/status",
    tag: "Tickets",
    summary: "Change a ticket's status",
    description: "Staff move between any two states; a customer may close their own.",
    params: ticketParamsSchema,
    body: setStatusSchema,
    isJudged: true,
    isConditional: true,
    answer: changed,
    example: { ...ONE, body: { status: "in_progress" }, answer: EXAMPLE_TICKET },
  }),
  listAllTickets: endpoint({
    id: "listAllTickets",
    method: "get",
    path: "/support/admin/tickets",
    tag: "Desk",
    summary: "List all tickets of the desk",
    needs: "reachEveryTicket",
    query: adminTicketListQuerySchema,
    answer: page,
    example: {
      query: { assigned_to: EXAMPLE_AGENT_ID, priority: "high", search: "from:casey after:2026-01-01" },
      answer: EXAMPLE_PAGE,
    },
  }),
  listAssignedTickets: endpoint({
    id: "listAssignedTickets",
    method: "get",
    path: "/support/admin/my-assigned-tickets",
    tag: "Desk",
    summary: "List the tickets assigned to you",
    needs: "reachEveryTicket",
    query: ticketListQuerySchema,
    answer: page,
    example: { query: { status: "in_progress", search: EXAMPLE_NUMBER, sort: "ticket_number" }, answer: EXAMPLE_PAGE },
  }),
  updateTicket: endpoint({
    id: "updateTicket",
    method: "put",
    path: "/support/admin/tickets/{id}",
    tag: "Desk",
    summary: "Change fields of a ticket",
    description: "All of the fields that are given, or none. Support agents may change status and priority.",
    needs: "reachEveryTicket",
    params: ticketParamsSchema,
    body: updateTicketSchema,
    isJudged: true,
    isConditional: true,
    answer: changed,
    example: { ...ONE, body: { priority: "high" }, answer: EXAMPLE_TICKET },
  }),
  assignTicket: endpoint({
    id: "assignTicket",
    method: "put",
    path: "/support/admin/tickets/{id}/assign",
    tag: "Desk",
    summary: "Assign a ticket",
    description: "An open ticket is then in progress. Support agents may take tickets from the queue for themselves.",
    needs: "reachEveryTicket",
    params: ticketParamsSchema,
    body: assignSchema,
    isJudged: true,
    isConditional: true,
    answer: changed,
    example: { ...ONE, body: { employee_id: EXAMPLE_AGENT_ID }, answer: EXAMPLE_TICKET },
  }),
  unassignTicket: endpoint({
    id: "unassignTicket",
    method: "put",
    path: "/support/admin/tickets/{id}/unassign",
    tag: "Desk",
    summary: "Put a ticket back into the queue",
    description: "A ticket in progress is then open. Support agents may hand back what is assigned to them.",
    needs: "reachEveryTicket",
    params: ticketParamsSchema,
    isJudged: true,
    isConditional: true,
    answer: changed,
    example: {
      ...ONE,
      answer: { ...EXAMPLE_TICKET, status: "open", assigned_to: null, assignee_name: null },
    },
  }),
};
