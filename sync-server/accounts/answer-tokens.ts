import type { Account, Tokens } from "#protocol/account/account.ts";
import type { Services } from "../services.ts";
import { ACCESS_TOKEN_SECONDS, signAccessToken } from "./access-token.ts";

interface Granted {
  sessionId: string;
  refreshToken: string;
  person: Account;
}

export async function answerTokens(services: Services, { sessionId, refreshToken, person }: Granted): Promise<Tokens> {
  return {
    token_type: "Bearer",
    access_token: await signAccessToken(services, sessionId),
    expires_in: ACCESS_TOKEN_SECONDS,
    refresh_token: refreshToken,
    account: { id: person.id, email: person.email, display_name: person.display_name, role: person.role },
  };
}
