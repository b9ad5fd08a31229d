import { RefreshCw } from "lucide-react";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useAppUpdate } from "./app-update.ts";
import { HaltPage } from "./halt-page.tsx";

/**
 * A newer version of the app has this device's store. It is never loaded by itself: a service worker may still bring the old one,
 * which would come back here. Where the newer one waits for being taken it is taken; else the words tell what to do.
 */
export function NewerVersionScreen() {
  const update = useAppUpdate();
  const load = () => (update.stage === "ready" ? update.apply() : location.reload());
  return (
    <HaltPage
      icon={RefreshCw}
      tone="accent"
      title={t("app.newer.title")}
      actions={
        <Button variant="primary" icon={RefreshCw} busy={update.stage === "applying"} onClick={load}>
          {t("app.reload")}
        </Button>
      }
    >
      <p className="text-base text-ink-muted">{t("app.newer.why")}</p>
      <p className="text-base text-ink-muted">{t("app.newer.help")}</p>
      <p className="text-sm text-ink-muted">{t("app.newer.kept")}</p>
    </HaltPage>
  );
}
