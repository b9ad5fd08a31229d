// Signing in and staying so, as the API's document describes it. These come before there is anybody to ask for: they take no
// `Idempotency-Key`, and no personal token.

import type { z } from "zod";
import {
  type Account,
  AUTH_PATHS,
  accountSchema,
  refreshRequestSchema,
  signInRequestSchema,
  tokensSchema,
} from "../account/account.ts";
import { EXAMPLE_AGENT_ID } from "./examples.ts";

export interface SessionEndpoint {
  /** The operation's id in the OpenAPI document. */
  id: string;
  method: "get" | "post";
  /** The whole of it. */
  path: string;
  summary: string;
  description: string;
  /** Whether an access token is sent. */
  needsToken: boolean;
  body?: z.ZodType;
  /** Without a schema the answer has no body. */
  answer: { status: 200 | 204; description: string; schema?: z.ZodType };
  /** Problems that it may be answered with, by status. */
  problems: readonly number[];
  example: { body?: unknown; answer?: unknown };
}

const EXAMPLE_ACCOUNT = {
  id: EXAMPLE_AGENT_ID,
  email: "sam@test.example",
  display_name: "Sam Support",
  role: "support",
} as const satisfies Account;

const EXAMPLE_TOKENS = {
  token_type: "Bearer",
  access_token: "<access token>",
  expires_in: 600,
  refresh_token: "<refresh token>",
  account: EXAMPLE_ACCOUNT,
};

export const SESSION_ENDPOINTS = {
  signIn: {
    id: "signIn",
    method: "post",
    path: AUTH_PATHS.signIn,
    summary: "Sign in with an address and a password",
    description:
      "Opens a session. Scripts had better use a personal token: it is not asked for a password, and ends nobody's session. After too many tries that fail the answer is 429 with Retry-After.",
    needsToken: false,
    body: signInRequestSchema,
    answer: { status: 200, description: "The tokens of the new session.", schema: tokensSchema },
    problems: [400, 401, 413, 415, 429, 503],
    example: {
      body: { email: EXAMPLE_ACCOUNT.email, password: "<password>", device: "Script of the shop" },
      answer: EXAMPLE_TOKENS,
    },
  },
  refreshSession: {
    id: "refreshSession",
    method: "post",
    path: AUTH_PATHS.refresh,
    summary: "Get new tokens for a session",
    description:
      "Before the access token ends, after expires_in seconds. A refresh token is good for one time: keep the one that is answered, for an older one that is used again ends the session.",
    needsToken: false,
    body: refreshRequestSchema,
    answer: { status: 200, description: "The new tokens, in place of those before.", schema: tokensSchema },
    problems: [400, 401, 413, 415, 503],
    example: { body: { refresh_token: EXAMPLE_TOKENS.refresh_token }, answer: EXAMPLE_TOKENS },
  },
  signOut: {
    id: "signOut",
    method: "post",
    path: AUTH_PATHS.signOut,
    summary: "End the session of the access token",
    description: "Its access token and its refresh token are good for nothing from then on.",
    needsToken: true,
    answer: { status: 204, description: "The session has ended." },
    problems: [400, 401, 413, 415, 503],
    example: {},
  },
  readAccount: {
    id: "readAccount",
    method: "get",
    path: AUTH_PATHS.me,
    summary: "Read whom the access token stands for",
    description: "With an access token of a session; a personal token is answered with 401.",
    needsToken: true,
    answer: { status: 200, description: "The account.", schema: accountSchema },
    problems: [400, 401, 503],
    example: { answer: EXAMPLE_ACCOUNT },
  },
} as const satisfies Readonly<Record<string, SessionEndpoint>>;
