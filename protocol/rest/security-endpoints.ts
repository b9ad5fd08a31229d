import { z } from "zod";
import { erasedCustomerSchema } from "../account/erased-customer.ts";
import { securityEventsQuerySchema, securityEventsSchema } from "../account/security-event.ts";
import { endpoint } from "./endpoint.ts";
import { EXAMPLE_AGENT_ID, EXAMPLE_CUSTOMER_ID } from "./examples.ts";

const customerParamsSchema = z.strictObject({ id: z.string().meta({ description: "The customer's id." }) });

const EXAMPLE_PERSON = { id: EXAMPLE_AGENT_ID, email: "sam@test.example", display_name: "Sam Support" };

export const SECURITY_ENDPOINTS = {
  listSecurityEvents: endpoint({
    id: "listSecurityEvents",
    method: "get",
    path: "/support/admin/security-events",
    tag: "Security",
    summary: "Read what happened to accounts and sessions",
    needs: "readSecurityEvents",
    query: securityEventsQuerySchema,
    answer: { status: 200, description: "A page of events, the newest first.", schema: securityEventsSchema },
    example: {
      query: { kind: "signed_in", limit: "50" },
      answer: {
        events: [
          {
            id: "019d2c30-1a2b-7c3d-8e4f-5a6b7c8d9e10",
            at: "2026-03-27T08:15:00.000Z",
            kind: "signed_in",
            actor: EXAMPLE_PERSON,
            subject: EXAMPLE_PERSON,
            network_address: "203.0.113.7",
            detail: {},
          },
        ],
        next_before: null,
      },
    },
  }),
  eraseCustomer: endpoint({
    id: "eraseCustomer",
    method: "post",
    path: "/support/admin/customers/{id}/erase",
    tag: "Security",
    summary: "Delete a customer's data, for good",
    description:
      "Name, address and sessions go at once, their tickets and words within moments. Numbers stay, as empty records.",
    needs: "eraseCustomers",
    isJudged: true,
    params: customerParamsSchema,
    answer: { status: 200, description: "What is left of the customer.", schema: erasedCustomerSchema },
    example: {
      params: { id: EXAMPLE_CUSTOMER_ID },
      answer: { id: EXAMPLE_CUSTOMER_ID, erased_at: "2026-03-27T08:15:00.000Z" },
    },
  }),
};
