import { SECURITY_ENDPOINTS } from "#protocol/rest/security-endpoints.ts";
import { eraseCustomer } from "../../accounts/erase-customer.ts";
import { listSecurityEvents } from "../../audit/list-security-events.ts";
import { parseId } from "../parse-request.ts";
import { type Serving, serve } from "./serve.ts";

/** What admins answer for: what happened to accounts, and a customer's wish to be forgotten. */
export function serveSecurity(serving: Serving): void {
  const { services } = serving;
  serve(serving, SECURITY_ENDPOINTS.listSecurityEvents, async ({ actor, query }) => ({
    body: await listSecurityEvents(services, actor, query),
  }));
  serve(serving, SECURITY_ENDPOINTS.eraseCustomer, async ({ actor, params, idFor }) => {
    const personId = parseId(params.id, "There is no such customer.");
    return { body: await eraseCustomer(services, { actor, personId, requestId: idFor("erasure") }) };
  });
}
