import express, { type RequestHandler } from "express";
import { PUSH_PATH } from "#protocol/sync/push.ts";

/**
 * Operations carry people's words, up to a hundred at a time. Everything else is small: at most one text of 20,000
 * characters, of which each may be written with six.
 */
export function readBody(): RequestHandler {
  const small = express.json({ limit: "256kb" });
  const large = express.json({ limit: "4mb" });
  return (request, response, next) => {
    const isPush = request.originalUrl.split("?")[0] === PUSH_PATH;
    (isPush ? large : small)(request, response, next);
  };
}
