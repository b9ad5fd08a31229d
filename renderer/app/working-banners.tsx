import { DatabaseBackup, Download, EyeOff, KeyRound, RefreshCw } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { Account } from "#protocol/account/account.ts";
import { useDesktopNews } from "#renderer/desktop/desktop-news.ts";
import { CertificateBanner } from "#renderer/features/sign-in/certificate-banner.tsx";
import { SignInAgainDialog } from "#renderer/features/sign-in/sign-in-again-dialog.tsx";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
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
        title="Your session has ended."
        actions={
          <Button size="sm" onClick={() => setIsOpen(true)}>
            Sign in again
          </Button>
        }
      >
        You can go on working; what you do is saved on this device and sent once you are signed in again.
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
        title="This computer keeps nothing of your tickets."
        actions={
          <Button size="sm" onClick={() => setIsRead(true)}>
            Understood
          </Button>
        }
      >
        When you close or reload this page you are signed out. What has not been sent by then is lost; you are asked
        first.
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
        title="The copy of your tickets on this device was damaged, and is fetched again."
        actions={
          <Button size="sm" onClick={() => void desk.acknowledgeRestoration()}>
            Understood
          </Button>
        }
      >
        Everything that was sent is safe on the server. What you had not sent, drafts included, was carried over from
        the damaged copy; look into your outbox whether all of it is there.
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
        title="Holdfast needs an update."
        actions={
          <>
            <Button size="sm" variant="ghost" onClick={() => desk.syncNow()}>
              Try again
            </Button>
            {update.stage === "ready" ? (
              <NewVersionButton label="Reload" apply={update.apply} />
            ) : (
              <Button size="sm" icon={RefreshCw} onClick={() => location.reload()}>
                Reload
              </Button>
            )}
          </>
        }
      >
        The server needs a newer version of this app: reload to get it.{" "}
        {isKept
          ? "You can go on reading and writing meanwhile; everything is kept on this device and sent after the update."
          : "You are signed out by it, and nothing is sent before: copy what you have written. You are asked first."}
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
        icon={Download}
        title="A new version of Holdfast is ready."
        actions={
          <>
            <Button size="sm" variant="ghost" onClick={() => setIsPutOff(true)}>
              At the next start
            </Button>
            <NewVersionButton label="Use it now" apply={update.apply} />
          </>
        }
      >
        {isKept
          ? "What you are writing is kept."
          : "Using it now signs you out. What has not been sent by then is lost; you are asked first."}
      </Banner>
    </Strip>
  );
}

function Strip({ children }: { children: ReactNode }) {
  return <div className="shrink-0 border-b border-line bg-canvas p-2">{children}</div>;
}
