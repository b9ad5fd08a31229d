import type { ApiToken, CreateApiToken } from "#protocol/account/api-tokens.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { type ServerList, useServerList } from "#renderer/ticket-display/use-server-list.ts";

export interface OwnTokens {
  list: ServerList<ApiToken>;
  /** The secret of the new token; null where it could not be made, which the person has been told. */
  create(token: CreateApiToken): Promise<string | null>;
  revoke(id: string): Promise<void>;
}

/** The person's tokens as the server tells them; asked again after each change and whenever there is a connection again. */
export function useApiTokens(): OwnTokens {
  const { apiTokens } = useDesk();
  const { list, refresh } = useServerList(apiTokens.list);
  return {
    list,
    async create(token) {
      try {
        const { secret } = await apiTokens.create(token);
        await refresh();
        return secret;
      } catch (fault) {
        showFault(t("settings.tokens.notMade"), fault);
        return null;
      }
    },
    async revoke(id) {
      await apiTokens.revoke(id).catch((fault: unknown) => showFault(t("settings.tokens.notRevoked"), fault));
      await refresh();
    },
  };
}
