// Asks the REST API as a script does. Every answer is held against the API's document by the desk.

import { randomUUID } from "node:crypto";
import { REST_ROOT } from "#protocol/rest/endpoint.ts";
import { ENDPOINTS } from "#protocol/rest/endpoints.ts";
import type { RestTicket } from "#protocol/rest/ticket.ts";
import type { TestDesk } from "./test-desk.ts";
import type { TestPerson } from "./test-people.ts";

export type EndpointId = keyof typeof ENDPOINTS;

export interface RestQuestion {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface RestAnswer {
  status: number;
  headers: Headers;
  text: string;
  // Each test knows what it asked for, and the document has been checked.
  // biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is checked against the document at run time.
  body: any;
}

export interface RestClient {
  ask(who: TestPerson | null, endpoint: EndpointId, question?: RestQuestion): Promise<RestAnswer>;
  /** A ticket of a customer, in the queue or assigned. */
  makeTicket(customer: "casey" | "robin", fields?: Record<string, unknown>, assignee?: string): Promise<RestTicket>;
}

export function createRestClient(desk: TestDesk): RestClient {
  async function ask(who: TestPerson | null, endpoint: EndpointId, question: RestQuestion = {}): Promise<RestAnswer> {
    const { body, headers = {} } = question;
    const response = await desk.ask(who, addressOf(endpoint, question), {
      method: ENDPOINTS[endpoint].method.toUpperCase(),
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  }

  async function mustAsk(...given: Parameters<typeof ask>): Promise<RestTicket> {
    const answer = await ask(...given);
    if (answer.status >= 300) throw new Error(`${given[1]} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  }

  return {
    ask,
    async makeTicket(customer, fields = {}, assignee) {
      const body = { subject: `Printer ${randomUUID()}`, description: "It stops after one page", ...fields };
      const ticket = await mustAsk(customer, "createTicket", { body });
      if (assignee === undefined) return ticket;
      return mustAsk("lead", "assignTicket", { params: { id: ticket.id }, body: { employee_id: assignee } });
    },
  };
}

export function addressOf(
  endpoint: EndpointId,
  { params = {}, query }: Pick<RestQuestion, "params" | "query">,
): string {
  const path = ENDPOINTS[endpoint].path.replaceAll(/\{(\w+)\}/g, (_whole, name) =>
    encodeURIComponent(params[name] ?? ""),
  );
  return `${REST_ROOT}${path}${query ? `?${new URLSearchParams(query)}` : ""}`;
}
