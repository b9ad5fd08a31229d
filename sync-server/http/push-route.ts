import { Router } from "express";
import { PUSH_PATH, type PushResponse, pushRequestSchema } from "#protocol/sync/push.ts";
import type { Services } from "../services.ts";
import { acceptOperations } from "../tickets/accept-operations.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { mindProtocol } from "./mind-protocol.ts";
import { parseBody } from "./parse-request.ts";

export function pushRoute(services: Services): Router {
  const router = Router();
  router.post(PUSH_PATH, mindProtocol(), authenticate(services), async (request, response) => {
    const { replicaId, operations } = parseBody(pushRequestSchema, request.body);
    const { actor } = signedInOf(response);
    const settled = await acceptOperations(services, { actor, replicaId, operations });
    response.json({ ...settled, at: services.now().toISOString() } satisfies PushResponse);
  });
  return router;
}
