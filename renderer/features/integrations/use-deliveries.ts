import { useCallback, useEffect, useState } from "react";
import type { Delivery } from "#protocol/rest/webhook.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";

export type DeliveryLog =
  | { type: "asking" }
  | { type: "failed" }
  | { type: "known"; deliveries: readonly Delivery[]; nextBefore: string | null };

/** While something is about to be sent the log is looked at again this often. */
const AGAIN_MS = 2_000;

export interface WebhookLog {
  log: DeliveryLog;
  refresh(): Promise<void>;
  showOlder(): Promise<void>;
}

/** The log of one webhook, page by page. */
export function useDeliveries(webhookId: string): WebhookLog {
  const { webhooks } = useDesk();
  const [log, setLog] = useState<DeliveryLog>({ type: "asking" });

  const refresh = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const { deliveries, next_before: nextBefore } = await webhooks.deliveries(webhookId, null, signal);
        setLog({ type: "known", deliveries, nextBefore });
      } catch {
        if (!signal?.aborted) setLog({ type: "failed" });
      }
    },
    [webhooks, webhookId],
  );

  useEffect(() => {
    const asking = new AbortController();
    void refresh(asking.signal);
    return () => asking.abort();
  }, [refresh]);

  useEffect(() => {
    if (log.type !== "known" || !log.deliveries.some(isAboutToBeSent)) return;
    const timer = setTimeout(() => void refresh(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [log, refresh]);

  async function showOlder(): Promise<void> {
    if (log.type !== "known" || log.nextBefore === null) return;
    try {
      const { deliveries, next_before: nextBefore } = await webhooks.deliveries(webhookId, log.nextBefore);
      setLog({ type: "known", deliveries: [...log.deliveries, ...deliveries], nextBefore });
    } catch {
      setLog({ type: "failed" });
    }
  }

  return { log, refresh, showOlder };
}

/** Not what has failed and waits for hours. */
function isAboutToBeSent({ state, attempts }: Delivery): boolean {
  return state === "waiting" && attempts === 0;
}
