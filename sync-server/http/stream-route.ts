import { Router } from "express";
import { z } from "zod";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import { CHANGES_SINCE_PROTOCOL, STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { protocolVersionSchema } from "#protocol/sync/version.ts";
import { createLiveStreams } from "../feed/live-streams.ts";
import type { Services } from "../services.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { mindProtocol } from "./mind-protocol.ts";
import { parseQuery } from "./parse-request.ts";

const streamQuerySchema = z.strictObject({
  protocol: z.string().regex(/^\d+$/, "must be a whole number").transform(Number).pipe(protocolVersionSchema),
  replica: uuidSchema,
});

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // Nothing on the way may keep, change or hold back what is written.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
} as const;

export function streamRoute(services: Services): Router {
  const liveStreams = createLiveStreams(services);
  const router = Router();
  router.get(STREAM_PATH, mindProtocol(), authenticate(services), (request, response) => {
    const { protocol } = parseQuery(streamQuerySchema, request.query);
    request.socket.setNoDelay(true);
    request.socket.setKeepAlive(true);
    response.writeHead(200, HEADERS);
    response.flushHeaders();
    liveStreams.open({ signedIn: signedInOf(response), takesChanges: protocol >= CHANGES_SINCE_PROTOCOL }, response);
  });
  return router;
}
