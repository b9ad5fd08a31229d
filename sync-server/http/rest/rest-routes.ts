import { type RequestHandler, Router } from "express";
import type { Endpoint } from "#protocol/rest/endpoint.ts";
import { ENDPOINTS } from "#protocol/rest/endpoints.ts";
import type { Services } from "../../services.ts";
import { ProblemError } from "../problem-error.ts";
import { authenticateCaller } from "./authenticate-caller.ts";
import { serveDesk } from "./desk-routes.ts";
import { serveDeskTickets } from "./desk-ticket-routes.ts";
import { limitAccount, limitAddress, type RequestLimits } from "./limit-requests.ts";
import { serveLists } from "./list-routes.ts";
import { serveSecurity } from "./security-routes.ts";
import { type ReadingTurns, type Serving, toRoute } from "./serve.ts";
import { serveStaff } from "./staff-routes.ts";
import { serveTickets } from "./ticket-routes.ts";
import { serveTokens } from "./token-routes.ts";
import { serveWebhooks } from "./webhook-routes.ts";

/** The REST API: all that is in `ENDPOINTS`. */
export function restRoutes(services: Services, limits: RequestLimits, turns: ReadingTurns): Router {
  const router = Router();
  const gate = [limitAddress(limits), authenticateCaller(services), limitAccount(limits)];
  const serving: Serving = { services, router, gate, turns };
  serveTickets(serving);
  serveDeskTickets(serving);
  serveLists(serving);
  serveDesk(serving);
  serveStaff(serving);
  serveTokens(serving);
  serveSecurity(serving);
  serveWebhooks(serving);
  refuseOtherMethods(router);
  return router;
}

function refuseOtherMethods(router: Router): void {
  const endpoints: Endpoint[] = Object.values(ENDPOINTS);
  for (const route of new Set(endpoints.map(toRoute))) {
    const methods = endpoints.filter((one) => toRoute(one) === route).map(({ method }) => method.toUpperCase());
    router.all(route, refuseMethod(methods.join(", ")));
  }
}

function refuseMethod(allowed: string): RequestHandler {
  return () => {
    throw new ProblemError("method-not-allowed", { detail: `Use ${allowed}.`, headers: { allow: allowed } });
  };
}
