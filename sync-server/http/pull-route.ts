import { Router } from "express";
import { PULL_PATH, type PullResponse, pullRequestSchema } from "#protocol/sync/pull.ts";
import { createReadChanges } from "../feed/read-changes.ts";
import { watchFigure } from "../metrics/metrics.ts";
import type { Services } from "../services.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { mindProtocol } from "./mind-protocol.ts";
import { parseBody } from "./parse-request.ts";
import { createTurns, PULL_TURNS } from "./turns.ts";

export function pullRoute(services: Services): Router {
  const router = Router();
  const turns = createTurns(PULL_TURNS);
  watchFigure(
    services.metrics,
    { name: "holdfast_pulls_waiting", help: "Pulls that wait for their turn." },
    turns.waiting,
  );
  const readChanges = createReadChanges(services);
  router.post(PULL_PATH, mindProtocol(), authenticate(services), async (request, response) => {
    const { pulls } = parseBody(pullRequestSchema, request.body);
    const read = () => readChanges(signedInOf(response).actor, pulls);
    const answer = await turns.take(read, () => response.destroyed);
    if (answer) response.json(answer satisfies PullResponse);
  });
  return router;
}
