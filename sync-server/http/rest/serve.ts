// Every endpoint of the REST API is served here, from its description: who may ask, what is well-formed, what a repeat is,
// and how the answer is sent. What it does is one function that is handed everything parsed.

import type { Request, RequestHandler, Response, Router } from "express";
import { z } from "zod";
import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { type Endpoint, REST_ROOT } from "#protocol/rest/endpoint.ts";
import type { Services } from "../../services.ts";
import type { TicketTags } from "../../tickets/ticket-tag.ts";
import { parseBody, parseQuery } from "../parse-request.ts";
import { ProblemError } from "../problem-error.ts";
import type { Turns } from "../turns.ts";
import { callerOf } from "./authenticate-caller.ts";
import { type IdFor, once } from "./once.ts";
import { readIfMatch } from "./request-headers.ts";

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;
type AnswerOf<E extends Endpoint> = z.input<E["answer"]["schema"]>;
type Part<E extends Endpoint, K extends "params" | "query" | "body"> = E extends { [P in K]: infer S }
  ? Output<S>
  : undefined;

export interface Asked<E extends Endpoint> {
  actor: Actor;
  params: Part<E, "params">;
  query: Part<E, "query">;
  body: Part<E, "body">;
  ifMatch: TicketTags | undefined;
  idFor: IdFor;
  /** Whether nobody waits for the answer any more. */
  isGone: () => boolean;
}

export interface Answer<E extends Endpoint> {
  body: AnswerOf<E>;
  /** The entity tag, where the endpoint has one. */
  tag?: string;
  /** Where what was made is found, from REST_ROOT. */
  location?: string;
}

export interface Serving {
  services: Services;
  router: Router;
  /** What every request passes before it is looked at: limits and authentication. */
  gate: readonly RequestHandler[];
  turns: ReadingTurns;
}

/** What reads much takes its turn among its like. */
export interface ReadingTurns {
  searches: Turns;
  /** Lists without a search, and statistics. */
  reports: Turns;
}

/** Null where it was left, for whoever asked had gone before its turn. */
export type Handle<E extends Endpoint> = (asked: Asked<E>) => Promise<Answer<E> | null>;

export function serve<E extends Endpoint>({ services, router, gate }: Serving, endpoint: E, handle: Handle<E>): void {
  router[endpoint.method](toRoute(endpoint), ...gate, async (request, response) => {
    const { actor } = mustBeAllowed(endpoint, response);
    const isGone = () => response.destroyed;
    const given = { actor, ...parseAll(endpoint, request), ifMatch: readIfMatch(request), isGone };
    // What was parsed by the endpoint's schemas is of the types that they infer.
    const run = (idFor: IdFor) => handle({ ...given, idFor } as Asked<E>);
    const repeatable = { request, personId: actor.id, tellsSecret: endpoint.tellsSecret === true };
    const isRepeatable = endpoint.method === "post";
    const answer = isRepeatable ? await once(services, repeatable, run) : await run(noId);
    if (answer) sendAnswer(response, endpoint, answer);
  });
}

/** As Express writes paths. */
export function toRoute({ path }: Pick<Endpoint, "path">): string {
  return REST_ROOT + path.replaceAll(/\{(\w+)\}/g, ":$1");
}

function mustBeAllowed({ needs, needsSession }: Endpoint, response: Response) {
  const caller = callerOf(response);
  if (needs && !can(caller.actor.role, needs)) {
    throw new ProblemError("forbidden", { detail: "Your role does not allow this." });
  }
  if (needsSession && caller.sessionId === null) {
    throw new ProblemError("forbidden", { detail: "Personal tokens may not do this. Sign in to do it." });
  }
  return caller;
}

const nothing = z.strictObject({});

function parseAll({ params, query, body }: Endpoint, request: Request): Record<"params" | "query" | "body", unknown> {
  return {
    params: params?.parse(request.params),
    query: parseQuery(query ?? nothing, request.query),
    body: body ? parseBody(body, request.body) : undefined,
  };
}

function sendAnswer<E extends Endpoint>(response: Response, { answer }: E, { body, tag, location }: Answer<E>): void {
  if (tag !== undefined) response.setHeader("etag", tag);
  if (location !== undefined) response.location(REST_ROOT + location);
  // Not by `json`: it would answer a GET that has the tag already with 304, and a tag here stands for less than all that
  // is shown.
  response.status(answer.status).type("json").end(JSON.stringify(body));
}

function noId(): never {
  throw new Error("only what may be repeated by its key makes anything under an id");
}
