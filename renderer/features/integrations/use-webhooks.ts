import { useCallback, useEffect, useState } from "react";
import type { Webhook } from "#protocol/rest/webhook.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

export type WebhookList =
  | { type: "asking" }
  | { type: "offline" }
  | { type: "failed" }
  | { type: "known"; webhooks: readonly Webhook[] };

export interface DeskWebhooks {
  list: WebhookList;
  refresh(): Promise<void>;
}

/** The desk's webhooks as the server tells them; asked again whenever there is a connection again. */
export function useWebhooks(): DeskWebhooks {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isOnline = status?.connection.state === "online";
  const [answer, setAnswer] = useState<WebhookList>({ type: "asking" });

  const ask = useCallback(
    async (signal?: AbortSignal) => {
      const known = await desk.webhooks
        .list(signal)
        .then((webhooks): WebhookList => ({ type: "known", webhooks }))
        .catch((): WebhookList => ({ type: "failed" }));
      if (!signal?.aborted) setAnswer(known);
    },
    [desk],
  );

  useEffect(() => {
    if (!isOnline) return;
    const asking = new AbortController();
    void ask(asking.signal);
    return () => asking.abort();
  }, [ask, isOnline]);

  return { list: isOnline ? answer : { type: "offline" }, refresh: ask };
}
