// The Express app: what every request passes through, then the routes, then the web app, then the answer to errors.

import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import { pinoHttp } from "pino-http";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { contentSecurityPolicy } from "#protocol/desktop/content-security-policy.ts";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { LOOKUP_PATH } from "#protocol/sync/lookup.ts";
import { PULL_PATH } from "#protocol/sync/pull.ts";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import type { Services } from "../services.ts";
import { accountRoutes, type SignInLimits } from "./account-routes.ts";
import { allowDesktopApp } from "./allow-desktop-app.ts";
import { answerProblem } from "./answer-problem.ts";
import { healthRoutes } from "./health-routes.ts";
import { lookupRoute } from "./lookup-route.ts";
import { ProblemError } from "./problem-error.ts";
import { pullRoute } from "./pull-route.ts";
import { pushRoute } from "./push-route.ts";
import { refuseUnstorableText } from "./refuse-unstorable-text.ts";
import { streamRoute } from "./stream-route.ts";
import { webApp } from "./web-app.ts";

const PUSH_BODY_LIMIT = "4mb";
const BODY_LIMIT = "100kb";

export interface AppOptions {
  webRoot: string | null;
  signInLimits: SignInLimits;
}

export function createApp(services: Services, { webRoot, signInLimits }: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by").set("query parser", "simple");
  app.use(logRequests(services), securityHeaders());
  app.use(healthRoutes(services));
  app.use("/api", allowDesktopApp(), ...readBody(), refuseUnstorableText());
  app.use(compression({ filter: isNoStream }));
  app.use(accountRoutes(services, signInLimits));
  app.use(pushRoute(services), pullRoute(services), streamRoute(services), lookupRoute(services));
  app.use("/api", refuseWrongMethod(), refuseUnknownRoute());
  if (webRoot) app.use(webApp(webRoot));
  app.use(refuseUnknownRoute());
  app.use(answerProblem(services));
  return app;
}

function logRequests({ log }: Services): RequestHandler {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    // Paths only: a query string may hold what somebody looked for, headers a token.
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split("?")[0] }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

function securityHeaders(): RequestHandler {
  const useHelmet = helmet({ contentSecurityPolicy: false, strictTransportSecurity: false });
  const policy = contentSecurityPolicy({ connectTo: [] });
  return (request, response, next) => {
    response.setHeader("content-security-policy", policy);
    useHelmet(request, response, next);
  };
}

function readBody(): RequestHandler[] {
  const small = express.json({ limit: BODY_LIMIT, strict: true });
  const large = express.json({ limit: PUSH_BODY_LIMIT, strict: true });
  return [
    (request, response, next) => {
      const takesLarge = request.originalUrl.startsWith(PUSH_PATH);
      (takesLarge ? large : small)(request, response, next);
    },
  ];
}

function isNoStream(request: express.Request, response: express.Response): boolean {
  return !request.path.startsWith(STREAM_PATH) && compression.filter(request, response);
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
};

function refuseWrongMethod(): RequestHandler {
  return (request, _response, next) => {
    const allowed = METHODS[request.originalUrl.split("?")[0] ?? ""];
    if (!allowed) return next();
    throw new ProblemError("method-not-allowed", { detail: `Use ${allowed}.`, headers: { allow: allowed } });
  };
}

function refuseUnknownRoute(): RequestHandler {
  return () => {
    throw new ProblemError("not-found", { detail: "There is nothing at this address." });
  };
}
