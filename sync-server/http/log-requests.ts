import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import { pinoHttp } from "pino-http";
import type { Services } from "../services.ts";

const PATH_MAX = 200;

/**
 * One line a request, with an id that the answer bears as well. Of what was asked only method and path: a query may hold
 * what somebody looked for, a header a token, a body people's words.
 */
export function logRequests({ log }: Services): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: giveId,
    quietReqLogger: true,
    customLogLevel: (_request, response, error) => levelOf(response.statusCode, error),
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: pathOf(url) }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
  });
}

function giveId(_request: IncomingMessage, response: ServerResponse): string {
  const id = randomUUID();
  response.setHeader("x-request-id", id);
  return id;
}

function levelOf(status: number, error: Error | undefined): "debug" | "info" | "warn" | "error" {
  // Not ready, or the database away for a moment: whoever asked comes again, and what lies behind it is told by itself.
  if (status === 503) return "warn";
  if (error || status >= 500) return "error";
  return status >= 400 ? "info" : "debug";
}

function pathOf(url: string): string {
  return (url.split("?")[0] ?? "").slice(0, PATH_MAX);
}
