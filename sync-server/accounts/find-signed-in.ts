// Who bears an access token, for every route of the server: what is found out of a token for one request serves the
// others, and those that come at once ask Postgres for their sessions together.

import type { SignedIn } from "../http/authenticate.ts";
import type { Services } from "../services.ts";
import { createTokenReader } from "./access-token.ts";
import { createSessionFinder } from "./find-session.ts";

/** @throws ProblemError `not-signed-in` for a token that is no good, or what tells the ends of its session apart. */
export type FindSignedIn = (accessToken: string) => Promise<SignedIn>;

export function createFindSignedIn(parts: Pick<Services, "pool" | "now" | "signingKey">): FindSignedIn {
  const readToken = createTokenReader(parts);
  const findSession = createSessionFinder(parts);
  return async (accessToken) => await findSession(await readToken(accessToken));
}
