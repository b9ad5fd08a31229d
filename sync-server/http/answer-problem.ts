// The last resort of every route: whatever was thrown becomes application/problem+json. What is not our own problem is
// told apart: the body parser's and the router's complaints are the caller's, a database out of reach is a matter of
// time, and everything else is a fault of ours that is logged and tells the caller nothing.

import type { ErrorRequestHandler, Response } from "express";
import { PROBLEM_MEDIA_TYPE, type Problem, problemTypeUrn } from "#protocol/problem.ts";
import type { Services } from "../services.ts";
import { ProblemError } from "./problem-error.ts";

const RETRY_AFTER_SECONDS = "2";
const UNAVAILABLE_CODES = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"];
/** No connection, no resources, shutting down, out of time, or a conflict with others that outlasted every new try. */
const UNAVAILABLE_SQLSTATES = /^(08|53|57P0|57014|40001|40P01)/;
const UNAVAILABLE_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after|Query read timeout/;

export function answerProblem({ log }: Pick<Services, "log">): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = toProblemError(error);
    if (problem.type === "internal") log.error({ err: error, path: request.path }, "a request failed");
    if (problem.type === "unavailable") log.warn({ err: error, path: request.path }, "a request found no database");
    sendProblem(response, problem);
  };
}

function sendProblem(response: Response, { type, title, status, detail, reason, errors, headers }: ProblemError): void {
  const body: Problem = {
    type: problemTypeUrn(type),
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(reason === undefined ? {} : { reason }),
    ...(errors === undefined ? {} : { errors }),
  };
  // What was meant for the answer that did not come about must not be kept by anybody.
  response.status(status).set({ "cache-control": "no-store", ...headers });
  response.type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(body));
}

function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const { type, status, code, message } = error as { type?: string; status?: number; code?: unknown; message?: string };
  if (type === "entity.too.large") return new ProblemError("body-too-large");
  if (type === "entity.parse.failed") return new ProblemError("malformed-json");
  if (type === "encoding.unsupported" || type === "charset.unsupported")
    return new ProblemError("unsupported-media-type");
  if (isUnavailable(code, message)) {
    return new ProblemError("unavailable", { headers: { "retry-after": RETRY_AFTER_SECONDS } });
  }
  if (status === 404) return new ProblemError("not-found");
  if (typeof status === "number" && status >= 400 && status < 500) return new ProblemError("invalid-request");
  return new ProblemError("internal");
}

function isUnavailable(code: unknown, message = ""): boolean {
  const text = typeof code === "string" ? code : "";
  return UNAVAILABLE_CODES.includes(text) || UNAVAILABLE_SQLSTATES.test(text) || UNAVAILABLE_MESSAGES.test(message);
}
