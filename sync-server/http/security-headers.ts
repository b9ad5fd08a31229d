import type { RequestHandler } from "express";
import helmet from "helmet";
import { contentSecurityPolicy } from "#protocol/desktop/content-security-policy.ts";

/** The policy is the app's own, the same as in the desktop's window. Who puts TLS in front of the server adds HSTS there. */
export function securityHeaders(): RequestHandler {
  const setOthers = helmet({ contentSecurityPolicy: false, strictTransportSecurity: false });
  const policy = contentSecurityPolicy({ connectTo: [] });
  return (request, response, next) => {
    response.setHeader("content-security-policy", policy);
    setOthers(request, response, next);
  };
}
