import type { RequestHandler } from "express";

/** The origin of the desktop app, whose requests come from another origin than ours. Tokens, no cookies: no credentials. */
const DESKTOP_ORIGIN = "app://holdfast";

export function allowDesktopApp(): RequestHandler {
  return (request, response, next) => {
    response.vary("origin");
    if (request.get("origin") === DESKTOP_ORIGIN) {
      response.set({
        "access-control-allow-origin": DESKTOP_ORIGIN,
        "access-control-expose-headers": "retry-after, x-request-id",
      });
    }
    if (request.method !== "OPTIONS") return next();
    response.set({
      "access-control-allow-methods": "GET, POST, PUT, DELETE",
      "access-control-allow-headers": "authorization, content-type, idempotency-key",
      "access-control-max-age": "86400",
    });
    response.status(204).end();
  };
}
