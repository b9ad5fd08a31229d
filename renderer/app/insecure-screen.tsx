import { GatePage } from "#renderer/features/sign-in/gate-page.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";

/** Browsers keep and lock nothing for a page that came over plain http, so the app can't work there. */
export function InsecureScreen() {
  return (
    <GatePage title={t("app.insecure.title")}>
      <Banner tone="warning">{t("app.insecure.detail")}</Banner>
    </GatePage>
  );
}
