import { TOKEN_ENDPOINTS } from "#protocol/rest/token-endpoints.ts";
import { createApiToken, listApiTokens, revokeApiToken } from "../../accounts/api-tokens.ts";
import { parseId } from "../parse-request.ts";
import { type Serving, serve } from "./serve.ts";

/** A person's own tokens for scripts. */
export function serveTokens(serving: Serving): void {
  const { services } = serving;
  serve(serving, TOKEN_ENDPOINTS.listTokens, async ({ actor }) => ({
    body: { tokens: await listApiTokens(services, actor.id) },
  }));
  serve(serving, TOKEN_ENDPOINTS.createToken, async ({ actor, body }) => ({
    body: await createApiToken(services, { personId: actor.id, ...body }),
  }));
  serve(serving, TOKEN_ENDPOINTS.revokeToken, async ({ actor, params }) => {
    const tokenId = parseId(params.id, "You have no such token.");
    return { body: await revokeApiToken(services, { personId: actor.id, tokenId }) };
  });
}
