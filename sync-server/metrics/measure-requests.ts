import type { RequestHandler } from "express";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { LOOKUP_PATH } from "#protocol/sync/lookup.ts";
import { PULL_PATH } from "#protocol/sync/pull.ts";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { SEARCH_PATH } from "#protocol/sync/search.ts";
import type { Metrics } from "./metrics.ts";

const ROUTES: Readonly<Record<string, string>> = {
  [PUSH_PATH]: "push",
  [PULL_PATH]: "pull",
  [LOOKUP_PATH]: "lookup",
  [SEARCH_PATH]: "search",
  [AUTH_PATHS.signIn]: "sign-in",
  [AUTH_PATHS.refresh]: "refresh",
};

/** Times every request but live streams. Paths that hold ids are one route: each would else be a series of its own. */
export function measureRequests({ requestSeconds }: Metrics): RequestHandler {
  return (request, response, next) => {
    if (request.path === STREAM_PATH) return next();
    const route = ROUTES[request.path] ?? (request.path.startsWith("/api/") ? "rest" : "web");
    const end = requestSeconds.startTimer({ route });
    response.once("finish", () => end({ status: `${Math.floor(response.statusCode / 100)}xx` }));
    next();
  };
}
