import { Router } from "express";
import { can } from "#domain/people/permissions.ts";
import { SAVED_FILTERS_PATH, savedFiltersRequestSchema } from "#protocol/saved-filters.ts";
import { changeSavedFilters } from "../accounts/saved-filters.ts";
import type { Services } from "../services.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { limitSignedIn } from "./limit-signed-in.ts";
import { parseBody } from "./parse-request.ts";
import { ProblemError } from "./problem-error.ts";
import type { RequestLimits } from "./rest/limit-requests.ts";

/** Only for staff, each of the filters that they saved themselves. */
export function filtersRoute(services: Services, limits: RequestLimits): Router {
  const router = Router();
  const limit = limitSignedIn(limits, "requests for saved views");
  router.post(SAVED_FILTERS_PATH, authenticate(services), limit, async (request, response) => {
    const { replicaId, changes } = parseBody(savedFiltersRequestSchema, request.body);
    const { actor } = signedInOf(response);
    if (!can(actor.role, "saveFilters")) {
      throw new ProblemError("forbidden", { detail: "Only staff have saved views." });
    }
    response.json(await changeSavedFilters(services, { personId: actor.id, replicaId, changes }));
  });
  return router;
}
