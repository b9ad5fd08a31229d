// What an endpoint of the REST API is: everything that the router, the OpenAPI document and the tests need to know of it.
// The server serves what is described here and nothing else.

import type { z } from "zod";
import type { Permission } from "#domain/people/permissions.ts";

export const REST_ROOT = "/api/v1";

export interface Endpoint {
  /** The operation's id in the OpenAPI document. */
  id: string;
  method: "get" | "post" | "put" | "delete";
  /** From REST_ROOT; with parameters in braces. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** Without it everybody may ask who is signed in; with it who has not the permission is answered 403. */
  needs?: Permission;
  /** Only with the app's own tokens: a personal token can make no other. */
  needsSession?: true;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: { status: 200 | 201; description: string; schema: z.ZodType };
  /** Takes `If-Match` and gives an `ETag`: for changes to one ticket. */
  isConditional?: true;
  /** Gives an `ETag`. */
  hasTag?: true;
  /** The answer holds a secret that is told once: a repeated request is not answered with it again. */
  tellsSecret?: true;
  /** May be answered 403 although the permission is there, for a rule of the desk decides. */
  isJudged?: true;
  example: EndpointExample;
}

/** A request that works on a desk with the people and tickets named in it, and what is answered. */
export interface EndpointExample {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  answer?: unknown;
}

/** Keeps the exact types of the schemas. */
export function endpoint<const E extends Endpoint>(given: E): E {
  return given;
}
