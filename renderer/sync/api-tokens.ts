// Personal tokens for scripts: asked of the server alone, which keeps no more than their hashes.

import {
  API_TOKENS_PATH,
  type ApiToken,
  apiTokenSchema,
  apiTokensSchema,
  type CreateApiToken,
  type NewApiToken,
  newApiTokenSchema,
} from "#protocol/account/api-tokens.ts";
import type { AccountClient } from "./account-client.ts";

/** Each is refused with a ProblemAnswer that says why, or ends in a TransportFault where the server can't be reached. */
export interface ApiTokens {
  /** Those in force, the newest first. */
  list(signal?: AbortSignal): Promise<readonly ApiToken[]>;
  /** The secret is told this once. */
  create(token: CreateApiToken): Promise<NewApiToken>;
  revoke(id: string): Promise<ApiToken>;
}

export function createApiTokens(client: AccountClient): ApiTokens {
  return {
    list: async (signal) => (await client.get(API_TOKENS_PATH, apiTokensSchema, signal)).tokens,
    create: (token) => client.post(API_TOKENS_PATH, token, newApiTokenSchema),
    revoke: (id) => client.post(`${API_TOKENS_PATH}/${encodeURIComponent(id)}/revoke`, {}, apiTokenSchema),
  };
}
