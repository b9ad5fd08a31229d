import { useCallback, useEffect, useRef, useState } from "react";
import { DELIVERIES_MAX, DELIVERIES_PAGE, type Delivery, type Webhook } from "#protocol/rest/webhook.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { type DeliveryLog, whenNotRead, withNewest, withOlder } from "./delivery-pages.ts";

/** While something is about to be sent the log is looked at again this often. */
const AGAIN_MS = 2_000;

export interface WebhookLog {
  log: DeliveryLog;
  refresh(): Promise<void>;
  /** Rejects where they can't be read. */
  showOlder(): Promise<void>;
}

/** The log of one webhook, page by page. */
export function useDeliveries({ id: webhookId, state }: Webhook): WebhookLog {
  const { webhooks } = useDesk();
  const [log, setLog] = useState<DeliveryLog>({ type: "asking" });
  const shown = useRef(0);
  useEffect(() => {
    shown.current = log.type === "known" ? log.deliveries.length : 0;
  }, [log]);

  const refresh = useCallback(
    async (signal?: AbortSignal) => {
      try {
        // All that is shown is read anew, as far as one page goes.
        const limit = Math.min(Math.max(shown.current, DELIVERIES_PAGE), DELIVERIES_MAX);
        const newest = await webhooks.deliveries(webhookId, { limit }, signal);
        setLog((held) => withNewest(held, newest));
      } catch {
        if (!signal?.aborted) setLog(whenNotRead);
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
    if (state !== "active" || log.type !== "known") return;
    if (!log.deliveries.slice(0, DELIVERIES_MAX).some(isAboutToBeSent)) return;
    const timer = setTimeout(() => void refresh(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [log, refresh, state]);

  async function showOlder(): Promise<void> {
    if (log.type !== "known" || log.nextBefore === null) return;
    const before = log.nextBefore;
    const older = await webhooks.deliveries(webhookId, { before, limit: DELIVERIES_PAGE });
    setLog((held) => withOlder(held, before, older));
  }

  return { log, refresh, showOlder };
}

/** Not what has failed and waits for hours. */
function isAboutToBeSent({ state, attempts }: Delivery): boolean {
  return state === "waiting" && attempts === 0;
}
