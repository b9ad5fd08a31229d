// Other systems that are told of what happens at the desk, and how that goes. Everything here is asked of the server.

import { CloudOff, Plus, Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import type { Webhook } from "#protocol/rest/webhook.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { useServerList } from "#renderer/ticket-display/use-server-list.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { Page } from "#renderer/ui/page.tsx";
import { Spinner } from "#renderer/ui/spinner.tsx";
import { type WebhookAct, WebhookActDialog } from "./webhook-act-dialog.tsx";
import { WebhookLine } from "./webhook-line.tsx";

export function IntegrationsScreen() {
  const { list, refresh } = useServerList(useDesk().webhooks.list);
  const [act, setAct] = useState<WebhookAct | null>(null);
  const known = list.type === "known" ? list.items : [];
  return (
    <Page
      title={t("integrations.title")}
      {...(list.type === "known" && { count: known.length })}
      controls={
        <Button
          variant="primary"
          icon={Plus}
          disabled={list.type !== "known"}
          onClick={() => setAct({ type: "create" })}
        >
          {t("integrations.new")}
        </Button>
      }
    >
      <p className="max-w-160 text-ink-muted">{t("integrations.about")}</p>
      {list.type === "asking" && <Spinner label={t("integrations.title")} />}
      {list.type === "offline" && (
        <Banner tone="warning" icon={CloudOff} title={t("integrations.offline")}>
          {t("integrations.offlineDetail")}
        </Banner>
      )}
      {list.type === "failed" && (
        <Banner
          tone="danger"
          title={t("integrations.failed")}
          actions={
            <Button size="sm" onClick={() => void refresh()}>
              {t("integrations.again")}
            </Button>
          }
        />
      )}
      <SwitchedOff webhooks={known} />
      {list.type === "known" && known.length === 0 && (
        <EmptyState icon={WebhookIcon} title={t("integrations.none")}>
          {t("integrations.noneDetail")}
        </EmptyState>
      )}
      {known.length > 0 && (
        <ul
          aria-label={t("integrations.list")}
          className="divide-y divide-line rounded-lg border border-line bg-surface"
        >
          {known.map((webhook) => (
            <WebhookLine key={webhook.id} webhook={webhook} onAct={setAct} onChanged={refresh} />
          ))}
        </ul>
      )}
      {act && (
        <WebhookActDialog
          act={act}
          onClose={() => {
            setAct(null);
            void refresh();
          }}
        />
      )}
    </Page>
  );
}

function SwitchedOff({ webhooks }: { webhooks: readonly Webhook[] }) {
  const count = webhooks.filter(({ state }) => state === "switched_off").length;
  if (count === 0) return null;
  return (
    <Banner tone="danger" title={t("integrations.off", { count })}>
      {t("integrations.offDetail")}
    </Banner>
  );
}
