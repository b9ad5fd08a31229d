import { DatabaseBackup, Download, EyeOff, KeyRound, RefreshCw } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { Account } from "#protocol/account/account.ts";
import { useDesktopNews } from "#renderer/desktop/desktop-news.ts";
import { CertificateBanner } from "#renderer/features/sign-in/certificate-banner.tsx";
import { SignInAgainDialog } from "#renderer/features/sign-in/sign-in-again-dialog.tsx";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { useAppUpdate } from "./app-update.ts";
import { NewVersionButton } from "./new-version-button.tsx";

export interface WorkingBannersProps {
  account: Account;
  needsSignIn: boolean;
  isKept: boolean;
}

/** What must be known while work goes on below it: each says what to do, and whether something can be lost. */
export function WorkingBanners({ account, needsSignIn, isKept }: WorkingBannersProps) {
  return (
    <>
      {needsSignIn && <SignInBanner account={account} />}
      {!isKept && <NotKeptBanner />}
      <RefusedCertificateBanner />
      <RestoredBanner />
      <UpdateNeededBanner isKept={isKept} />
      <NewVersionBanner isKept={isKept} />
    </>
  );
}

/** For as long as the server can't be reached for it. */
function RefusedCertificateBanner() {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isRefused = useDesktopNews((news) => news.refusedCertificate !== null);
  const isOnline = status?.connection.state === "online";
  useEffect(() => {
    if (isOnline) useDesktopNews.setState({ refusedCertificate: null });
  }, [isOnline]);
  return isRefused ? (
    <Strip>
      <CertificateBanner />
    </Strip>
  ) : null;
}

function SignInBanner({ account }: { account: Account }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Strip>
      <Banner
        tone="warning"
        icon={KeyRound}
        title={t("app.ended.title")}
        actions={
          <Button size="sm" onClick={() => setIsOpen(true)}>
            {t("app.ended.action")}
          </Button>
        }
      >
        {t("app.ended.detail")}
      </Banner>
      <SignInAgainDialog open={isOpen} onClose={() => setIsOpen(false)} email={account.email} />
    </Strip>
  );
}

/** "Saved here" means less where nothing outlives the window: it is said once, until it was read. */
function NotKeptBanner() {
  const [isRead, setIsRead] = useState(false);
  if (isRead) return null;
  return (
    <Strip>
      <Banner
        icon={EyeOff}
        title={t("app.unkept.title")}
        actions={
          <Button size="sm" onClick={() => setIsRead(true)}>
            {t("app.understood")}
          </Button>
        }
      >
        {t("app.unkept.detail")}
      </Banner>
    </Strip>
  );
}

/** L6: nobody is to wonder why their tickets come anew, or whether what they wrote is still there. */
function RestoredBanner() {
  const desk = useDesk();
  const restoration = useWatched(() => desk.watchRestoration(), [desk]);
  if (!restoration) return null;
  return (
    <Strip>
      <Banner
        tone="warning"
        icon={DatabaseBackup}
        title={t("app.damaged.title")}
        actions={
          <Button size="sm" onClick={() => void desk.acknowledgeRestoration()}>
            {t("app.understood")}
          </Button>
        }
      >
        {t("app.damaged.detail")}
      </Banner>
    </Strip>
  );
}

/** S12: the server speaks a newer protocol. Reading and writing go on; sending waits for the new version. */
function UpdateNeededBanner({ isKept }: { isKept: boolean }) {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const update = useAppUpdate();
  if (!status?.updateNeeded) return null;
  return (
    <Strip>
      <Banner
        tone="warning"
        icon={Download}
        title={t("app.update.title")}
        actions={
          <>
            <Button size="sm" variant="ghost" onClick={() => desk.syncNow()}>
              {t("actions.tryAgain")}
            </Button>
            {update.stage === "ready" ? (
              <NewVersionButton label={t("app.reload")} apply={update.apply} />
            ) : (
              <Button size="sm" icon={RefreshCw} onClick={() => location.reload()}>
                {t("app.reload")}
              </Button>
            )}
          </>
        }
      >
        {t("app.update.detail")} {isKept ? t("app.update.meanwhile") : t("app.update.signsOut")}
      </Banner>
    </Strip>
  );
}

function NewVersionBanner({ isKept }: { isKept: boolean }) {
  const update = useAppUpdate();
  const [isPutOff, setIsPutOff] = useState(false);
  if (update.stage !== "ready" || isPutOff) return null;
  return (
    <Strip>
      <Banner
        tone={update.hasFailed ? "warning" : "info"}
        icon={Download}
        title={update.hasFailed ? t("app.version.failed") : t("app.version.title")}
        actions={
          <>
            <Button size="sm" variant="ghost" onClick={() => setIsPutOff(true)}>
              {t("app.version.later")}
            </Button>
            <NewVersionButton label={t("app.version.now")} apply={update.apply} />
          </>
        }
      >
        {isKept ? t("app.version.kept") : t("app.version.signsOut")}
      </Banner>
    </Strip>
  );
}

function Strip({ children }: { children: ReactNode }) {
  return <div className="shrink-0 border-b border-line bg-canvas p-2">{children}</div>;
}
