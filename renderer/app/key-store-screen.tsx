import { KeyRound, RefreshCw } from "lucide-react";
import { useState } from "react";
import type { DesktopBridge } from "#protocol/desktop/desktop-bridge.ts";
import { GatePage } from "#renderer/features/sign-in/gate-page.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";

export interface KeyStoreScreenProps {
  bridge: Pick<DesktopBridge, "forgetSecret">;
  /** Names of what can't be opened. */
  sealedSecrets: readonly string[];
}

/** What lies on this device is sealed with a key that the system does not hand out: nothing is opened, nor written over. */
export function KeyStoreScreen({ bridge, sealedSecrets }: KeyStoreScreenProps) {
  const [isAsking, setIsAsking] = useState(false);
  const startAnew = async () => {
    for (const name of sealedSecrets) await bridge.forgetSecret(name);
    location.reload();
  };
  return (
    <GatePage title={t("app.keyStore.title")}>
      <p className="text-base text-ink-muted">{t("app.keyStore.why")}</p>
      <p className="text-base text-ink-muted">{t("app.keyStore.how")}</p>
      <Button variant="primary" size="lg" wide icon={RefreshCw} onClick={() => location.reload()}>
        {t("actions.tryAgain")}
      </Button>
      {isAsking ? (
        <Banner
          tone="danger"
          icon={KeyRound}
          title={t("app.keyStore.lost")}
          actions={
            <>
              <Button size="sm" variant="ghost" onClick={() => setIsAsking(false)}>
                {t("app.keyStore.keep")}
              </Button>
              <Button size="sm" variant="danger" onClick={() => void startAnew()}>
                {t("app.keyStore.start")}
              </Button>
            </>
          }
        >
          {t("app.keyStore.startDetail")}
        </Banner>
      ) : (
        <Button variant="ghost" wide onClick={() => setIsAsking(true)}>
          {t("app.keyStore.startAsk")}
        </Button>
      )}
    </GatePage>
  );
}
