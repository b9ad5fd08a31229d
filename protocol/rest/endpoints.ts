import { DESK_ENDPOINTS } from "./desk-endpoints.ts";
import type { Endpoint } from "./endpoint.ts";
import { SECURITY_ENDPOINTS } from "./security-endpoints.ts";
import { STAFF_ENDPOINTS } from "./staff-endpoints.ts";
import { TICKET_ENDPOINTS } from "./ticket-endpoints.ts";
import { TOKEN_ENDPOINTS } from "./token-endpoints.ts";
import { WEBHOOK_ENDPOINTS } from "./webhook-endpoints.ts";

/** Every endpoint of the REST API, by the id of its operation. */
export const ENDPOINTS = {
  ...TICKET_ENDPOINTS,
  ...DESK_ENDPOINTS,
  ...STAFF_ENDPOINTS,
  ...TOKEN_ENDPOINTS,
  ...SECURITY_ENDPOINTS,
  ...WEBHOOK_ENDPOINTS,
} as const satisfies Readonly<Record<string, Endpoint>>;
