import type { RequestHandler } from "express";
import { MIN_PROTOCOL_VERSION, PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { ProblemError } from "./problem-error.ts";

/**
 * Sends an app of another time away before anything else of its request is looked at (S12): what it says may be in a
 * shape that this server does not know. What is no number at all is left for the schema to complain of.
 */
export function mindProtocol(): RequestHandler {
  return (request, _response, next) => {
    const given: unknown = request.method === "GET" ? request.query.protocol : request.body?.protocol;
    const version = typeof given === "string" ? Number(given) : given;
    const isKnown = typeof version !== "number" || !Number.isSafeInteger(version) || isSpoken(version);
    if (isKnown) return next();
    throw new ProblemError("update-needed", {
      detail: `This server speaks versions ${MIN_PROTOCOL_VERSION} to ${PROTOCOL_VERSION} of the protocol.`,
    });
  };
}

function isSpoken(version: number): boolean {
  return version >= MIN_PROTOCOL_VERSION && version <= PROTOCOL_VERSION;
}
