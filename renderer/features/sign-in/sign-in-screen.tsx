import { ShieldAlert, WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import type { SessionState } from "#renderer/sync/session.ts";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { CertificateBanner } from "./certificate-banner.tsx";
import { GatePage } from "./gate-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export interface SignInScreenProps {
  state: Extract<SessionState, { stage: "sign_in" }>;
  /** In the desktop app, to talk to another server. */
  onChangeServer: () => void;
}

export function SignInScreen({ state, onChangeServer }: SignInScreenProps) {
  return (
    <GatePage title={t("signIn.title")} footer={<ServerLine onChange={onChangeServer} />}>
      <WhyText state={state} />
      <CertificateBanner />
      <WeakProtectionBanner />
      <SignInForm email={state.account?.email ?? ""} isEmailFixed={false} />
    </GatePage>
  );
}

function WhyText({ state }: Pick<SignInScreenProps, "state">): ReactNode {
  switch (state.why) {
    case "offline_too_long":
      return (
        <Banner tone="warning" icon={WifiOff} title={t("signIn.longOffline")}>
          {t("signIn.longOfflineDetail")}
        </Banner>
      );
    case "signed_out":
      return <Banner tone="success">{t("signIn.signedOut")}</Banner>;
    case "nobody":
      return null;
  }
}

/** Said before anything is kept, and not only where somebody looks for it. */
function WeakProtectionBanner() {
  const { kind, secretProtection } = useDesktop().description;
  if (kind !== "desktop" || secretProtection !== "basic") return null;
  return (
    <Banner tone="warning" icon={ShieldAlert} title={t("signIn.noKeyStore")}>
      {t("signIn.noKeyStoreDetail")}
    </Banner>
  );
}

function ServerLine({ onChange }: { onChange: () => void }) {
  const { server, description } = useDesktop();
  if (description.kind === "web") return null;
  return (
    <>
      <span className="min-w-0 truncate">{server}</span>
      <button type="button" className="shrink-0 font-medium text-accent-ink hover:underline" onClick={onChange}>
        {t("signIn.changeServer")}
      </button>
    </>
  );
}
