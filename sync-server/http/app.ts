// The Express app: what every request passes through, then the routes, then the web app, then the answer to errors.

import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { SAVED_FILTERS_PATH } from "#protocol/saved-filters.ts";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { LOOKUP_PATH } from "#protocol/sync/lookup.ts";
import { PRESENCE_PATH } from "#protocol/sync/presence.ts";
import { PULL_PATH } from "#protocol/sync/pull.ts";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { SEARCH_PATH } from "#protocol/sync/search.ts";
import { measureRequests } from "../metrics/measure-requests.ts";
import type { Services } from "../services.ts";
import { accountRoutes } from "./account-routes.ts";
import { allowDesktopApp } from "./allow-desktop-app.ts";
import { answerProblem } from "./answer-problem.ts";
import { filtersRoute } from "./filters-route.ts";
import { healthRoutes } from "./health-routes.ts";
import type { SignInLimits } from "./limit-sign-ins.ts";
import { logRequests } from "./log-requests.ts";
import { lookupRoute } from "./lookup-route.ts";
import { presenceRoute } from "./presence-route.ts";
import { ProblemError } from "./problem-error.ts";
import { pullRoute } from "./pull-route.ts";
import { pushRoute } from "./push-route.ts";
import { readBody } from "./read-body.ts";
import { refuseUnfitValues } from "./refuse-unfit-values.ts";
import { docsRoute } from "./rest/docs-route.ts";
import type { RequestLimits } from "./rest/limit-requests.ts";
import { openapiRoute } from "./rest/openapi-route.ts";
import { restRoutes } from "./rest/rest-routes.ts";
import { searchRoute } from "./search-route.ts";
import { securityHeaders } from "./security-headers.ts";
import { streamRoute } from "./stream-route.ts";
import { createTurns, REPORT_TURNS, SEARCH_TURNS } from "./turns.ts";
import { webApp } from "./web-app.ts";

export interface AppOptions {
  webRoot: string | null;
  signInLimits: SignInLimits;
  requestLimits: RequestLimits;
  /** Whose word about a caller's address is taken. */
  trustProxy: string;
}

export function createApp(services: Services, options: AppOptions): Express {
  const { webRoot, signInLimits, requestLimits, trustProxy } = options;
  const app = express();
  const searches = createTurns(SEARCH_TURNS);
  const reports = createTurns(REPORT_TURNS);
  // The address of a caller is what a trusted proxy says it is, and otherwise where the connection comes from.
  app.disable("x-powered-by").set("query parser", "simple").set("trust proxy", trustProxy);
  // Answers of the API are kept by nobody, and need no mark to be compared by.
  app.disable("etag");
  app.use(logRequests(services), measureRequests(services.metrics), securityHeaders());
  app.use(healthRoutes(services));
  app.use("/api", keepNothing(), allowDesktopApp(), readBody(), refuseUnfitValues());
  // Before what answers in one piece: a stream goes on for hours, and keeps all that it has passed through.
  app.use(streamRoute(services));
  app.use(compression());
  app.use(accountRoutes(services, signInLimits));
  app.use(pushRoute(services), pullRoute(services), lookupRoute(services), searchRoute(services, searches));
  app.use(presenceRoute(services, requestLimits), filtersRoute(services, requestLimits));
  app.use(restRoutes(services, requestLimits, { searches, reports }), openapiRoute(), docsRoute());
  app.use("/api", refuseWrongMethod(), refuseUnknownAddress());
  if (webRoot) app.use(webApp(webRoot));
  app.use(refuseUnknownAddress());
  app.use(answerProblem(services));
  return app;
}

/** Answers of the API are one person's and of one moment. */
function keepNothing(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader("cache-control", "no-store");
    next();
  };
}

const METHODS: Readonly<Record<string, string>> = {
  [AUTH_PATHS.signIn]: "POST",
  [AUTH_PATHS.refresh]: "POST",
  [AUTH_PATHS.signOut]: "POST",
  [AUTH_PATHS.me]: "GET",
  [PUSH_PATH]: "POST",
  [PULL_PATH]: "POST",
  [STREAM_PATH]: "GET",
  [LOOKUP_PATH]: "GET",
  [SEARCH_PATH]: "POST",
  [PRESENCE_PATH]: "POST",
  [SAVED_FILTERS_PATH]: "POST",
};

function refuseWrongMethod(): RequestHandler {
  return (request, _response, next) => {
    const allowed = METHODS[request.originalUrl.split("?")[0] ?? ""];
    if (!allowed) return next();
    throw new ProblemError("method-not-allowed", { detail: `Use ${allowed}.`, headers: { allow: allowed } });
  };
}

function refuseUnknownAddress(): RequestHandler {
  return () => {
    throw new ProblemError("not-found", { detail: "There is nothing at this address." });
  };
}
