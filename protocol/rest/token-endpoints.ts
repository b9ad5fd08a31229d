import { z } from "zod";
import { apiTokenSchema, apiTokensSchema, createApiTokenSchema, newApiTokenSchema } from "../account/api-tokens.ts";
import { endpoint } from "./endpoint.ts";

const tokenParamsSchema = z.strictObject({ id: z.string().meta({ description: "The token's id." }) });

const EXAMPLE_TOKEN_ID = "019d2c30-1a2b-7c3d-8e4f-5a6b7c8d9e0f";
const EXAMPLE_TOKEN = {
  id: EXAMPLE_TOKEN_ID,
  name: "Nightly export",
  scope: "read",
  created_at: "2026-03-27T08:15:00.000Z",
  last_used_at: null,
} as const;

const shared = { tag: "Tokens", needsSession: true } as const;

export const TOKEN_ENDPOINTS = {
  listTokens: endpoint({
    ...shared,
    id: "listTokens",
    method: "get",
    path: "/auth/tokens",
    summary: "List your personal tokens",
    answer: { status: 200, description: "Those in force, the newest first.", schema: apiTokensSchema },
    example: { answer: { tokens: [EXAMPLE_TOKEN] } },
  }),
  createToken: endpoint({
    ...shared,
    id: "createToken",
    method: "post",
    path: "/auth/tokens",
    summary: "Make a personal token",
    description: "The secret is told this once. Only whoever is signed in to the app can make one.",
    body: createApiTokenSchema,
    tellsSecret: true,
    answer: { status: 201, description: "The token and its secret.", schema: newApiTokenSchema },
    example: {
      body: { name: "Nightly export", scope: "read" },
      answer: { token: EXAMPLE_TOKEN, secret: "holdfast_…" },
    },
  }),
  revokeToken: endpoint({
    ...shared,
    id: "revokeToken",
    method: "post",
    path: "/auth/tokens/{id}/revoke",
    summary: "Revoke a personal token",
    params: tokenParamsSchema,
    answer: { status: 200, description: "The token as it was.", schema: apiTokenSchema },
    example: { params: { id: EXAMPLE_TOKEN_ID }, answer: EXAMPLE_TOKEN },
  }),
};
