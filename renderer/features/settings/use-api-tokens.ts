import { useCallback, useEffect, useState } from "react";
import type { ApiToken, CreateApiToken } from "#protocol/account/api-tokens.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";

export type TokenList =
  | { type: "asking" }
  | { type: "offline" }
  | { type: "failed" }
  | { type: "known"; tokens: readonly ApiToken[] };

export interface OwnTokens {
  list: TokenList;
  /** The secret of the new token; null where it could not be made, which the person has been told. */
  create(token: CreateApiToken): Promise<string | null>;
  revoke(id: string): Promise<void>;
}

/** The person's tokens as the server tells them; asked again after each change and whenever there is a connection again. */
export function useApiTokens(): OwnTokens {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isOnline = status?.connection.state === "online";
  const [answer, setAnswer] = useState<TokenList>({ type: "asking" });

  const ask = useCallback(
    (signal?: AbortSignal) =>
      desk.apiTokens
        .list(signal)
        .then((tokens): TokenList => ({ type: "known", tokens }))
        .catch((): TokenList => ({ type: "failed" }))
        .then((known) => !signal?.aborted && setAnswer(known)),
    [desk],
  );

  useEffect(() => {
    if (!isOnline) return;
    const asking = new AbortController();
    void ask(asking.signal);
    return () => asking.abort();
  }, [ask, isOnline]);

  return {
    list: isOnline ? answer : { type: "offline" },
    async create(token) {
      try {
        const { secret } = await desk.apiTokens.create(token);
        await ask();
        return secret;
      } catch (fault) {
        showFault(t("settings.tokens.notMade"), fault);
        return null;
      }
    },
    async revoke(id) {
      await desk.apiTokens.revoke(id).catch((fault: unknown) => showFault(t("settings.tokens.notRevoked"), fault));
      await ask();
    },
  };
}
