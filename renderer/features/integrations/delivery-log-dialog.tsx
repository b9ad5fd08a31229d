import { RefreshCw, ScrollText, Send } from "lucide-react";
import type { Webhook } from "#protocol/rest/webhook.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { Spinner } from "#renderer/ui/spinner.tsx";
import { DeliveryLine } from "./delivery-line.tsx";
import type { DeliveryLog } from "./delivery-pages.ts";
import { useDeliveries } from "./use-deliveries.ts";

/** What was sent to a webhook, and how that went. */
export function DeliveryLogDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { webhooks } = useDesk();
  const { log, refresh, showOlder } = useDeliveries(webhook);
  const attempt = (work: () => Promise<unknown>) =>
    work().catch((fault: unknown) => showFault(t("integrations.notDone"), fault));
  const ask = async (work: () => Promise<unknown>) => {
    await attempt(work);
    await refresh();
  };
  const isActive = webhook.state === "active";
  return (
    <Dialog
      open
      onClose={onClose}
      place="side"
      size="lg"
      title={t("integrations.deliveries.title", { name: webhook.name })}
      description={t("integrations.deliveries.about")}
      footer={
        <>
          <Button icon={RefreshCw} onClick={() => void refresh()}>
            {t("integrations.deliveries.refresh")}
          </Button>
          <Button icon={Send} disabled={!isActive} onClick={() => void ask(() => webhooks.sendTest(webhook.id))}>
            {t("integrations.test")}
          </Button>
        </>
      }
    >
      <Log
        log={log}
        onOlder={() => void attempt(showOlder)}
        onRedeliver={isActive ? (id) => void ask(() => webhooks.redeliver(webhook.id, id)) : null}
      />
    </Dialog>
  );
}

interface LogProps {
  log: DeliveryLog;
  onOlder: () => void;
  onRedeliver: ((id: string) => void) | null;
}

function Log({ log, onOlder, onRedeliver }: LogProps) {
  if (log.type === "asking") return <Spinner label={t("integrations.deliveries.list")} />;
  if (log.type === "failed") return <Banner tone="danger" title={t("integrations.deliveries.failed")} />;
  if (log.deliveries.length === 0) {
    return (
      <EmptyState icon={ScrollText} title={t("integrations.deliveries.none")}>
        {t("integrations.deliveries.noneDetail")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t("integrations.deliveries.list")} className="divide-y divide-line">
        {log.deliveries.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} onRedeliver={onRedeliver} />
        ))}
      </ul>
      {log.nextBefore !== null && (
        <div className="mt-3 flex justify-center">
          <Button size="sm" onClick={onOlder}>
            {t("integrations.deliveries.older")}
          </Button>
        </div>
      )}
    </>
  );
}
