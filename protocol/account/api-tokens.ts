// /api/v1/auth/tokens: personal tokens, by which scripts act for the person who made them. REST names.

import { z } from "zod";
import { text } from "#domain/text.ts";
import { instantSchema, uuidSchema } from "#domain/ticket/ticket.ts";

export const API_TOKENS_PATH = "/api/v1/auth/tokens";

/** By it a token is told from the app's own, and found by those who look for secrets in what was published by mistake. */
export const API_TOKEN_PREFIX = "holdfast_";
export const API_TOKEN_NAME_MAX = 120;
/** A person may have so many in force. */
export const API_TOKENS_MAX = 50;

export const API_TOKEN_SCOPES = ["read", "write"] as const;
export type ApiTokenScope = (typeof API_TOKEN_SCOPES)[number];

/** `write`: all that the person may do over the REST API; `read`: what changes nothing. */
const scopeSchema = z.enum(API_TOKEN_SCOPES, { error: `must be one of ${API_TOKEN_SCOPES.join(", ")}` });

export const createApiTokenSchema = z
  .strictObject({
    name: text({ min: 1, max: API_TOKEN_NAME_MAX }).meta({ minLength: 1, maxLength: API_TOKEN_NAME_MAX }),
    scope: scopeSchema,
  })
  .meta({ id: "CreateApiToken" });
export type CreateApiToken = z.infer<typeof createApiTokenSchema>;

export const apiTokenSchema = z
  .strictObject({
    id: uuidSchema,
    name: z.string(),
    scope: scopeSchema,
    created_at: instantSchema,
    /** To the minute; null while it was never used. */
    last_used_at: instantSchema.nullable(),
  })
  .meta({ id: "ApiToken" });
export type ApiToken = z.infer<typeof apiTokenSchema>;

export const apiTokensSchema = z.strictObject({ tokens: z.array(apiTokenSchema) }).meta({ id: "ApiTokens" });

/** The secret is told this once; the server keeps no more than a hash. */
export const newApiTokenSchema = z
  .strictObject({ token: apiTokenSchema, secret: z.string() })
  .meta({ id: "NewApiToken" });
export type NewApiToken = z.infer<typeof newApiTokenSchema>;
