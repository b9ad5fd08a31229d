import { uuidSchema } from "#domain/ticket/ticket.ts";
import { TOKEN_ENDPOINTS } from "#protocol/rest/token-endpoints.ts";
import { createApiToken, listApiTokens, revokeApiToken } from "../../accounts/api-tokens.ts";
import { ProblemError } from "../problem-error.ts";
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
    const tokenId = uuidSchema.safeParse(params.id);
    if (!tokenId.success) throw new ProblemError("not-found", { detail: "You have no such token." });
    return { body: await revokeApiToken(services, { personId: actor.id, tokenId: tokenId.data }) };
  });
}
