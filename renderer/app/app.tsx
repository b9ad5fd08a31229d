import { lazy, Suspense, useEffect, useState } from "react";
import { useStore } from "zustand";
import { isStaff } from "#domain/people/role.ts";
import { type Desktop, DesktopProvider } from "#renderer/desktop/use-desktop.tsx";
import { ServerScreen } from "#renderer/features/sign-in/server-screen.tsx";
import { SignInScreen } from "#renderer/features/sign-in/sign-in-screen.tsx";
import type { Session, SessionState } from "#renderer/sync/session.ts";
import { DeskProvider, SessionProvider, useSession, useSessionState } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { ExternalLinkProvider } from "#renderer/ui/external-link.tsx";
import { UiProvider } from "#renderer/ui/ui-provider.tsx";
import { useAppUpdate } from "./app-update.ts";
import { FaultScreen } from "./fault-screen.tsx";
import { Splash } from "./splash.tsx";

const fetchWorkingScreen = () => import("./working-screen.tsx");
const fetchFarewellScreen = () => import("#renderer/features/farewell/farewell-screen.tsx");
const WorkingScreen = lazy(async () => ({ default: (await fetchWorkingScreen()).WorkingScreen }));
const FarewellScreen = lazy(async () => ({ default: (await fetchFarewellScreen()).FarewellScreen }));

/** Behind the first picture, so that nobody waits for them who signs in, and they are there when a session ends. */
function fetchWhatFollows(): void {
  for (const fetch of [fetchWorkingScreen, fetchFarewellScreen]) fetch().catch(() => undefined);
}

export function App({ desktop, session }: { desktop: Desktop; session: Session }) {
  const openExternal = (url: string) => {
    desktop.bridge.openExternal(url).catch((fault: unknown) => showFault(t("app.addressFailed"), fault));
  };
  return (
    <UiProvider isOneColumn={useStore(session.store, isCustomerAtWork)}>
      <ExternalLinkProvider open={openExternal}>
        <DesktopProvider desktop={desktop}>
          <SessionProvider session={session}>
            <SessionGate desktop={desktop} />
          </SessionProvider>
        </DesktopProvider>
      </ExternalLinkProvider>
    </UiProvider>
  );
}

function isCustomerAtWork(state: SessionState): boolean {
  return state.stage === "working" && !isStaff(state.account.role);
}

/** Which screen the session's state calls for. While a new version is taken, none: its leaving stores what was typed. */
function SessionGate({ desktop }: { desktop: Desktop }) {
  const session = useSession();
  const state = useSessionState();
  const isUpdating = useAppUpdate((update) => update.stage === "applying");
  useEffect(fetchWhatFollows, []);
  if (isUpdating) return <Splash label={t("app.startingNew")} />;
  switch (state.stage) {
    case "starting":
      return <Splash label={t("app.opening")} />;
    case "sign_in":
      return <SignInGate desktop={desktop} state={state} />;
    case "working":
      return (
        <DeskProvider desk={state.desk} key={state.account.id}>
          <Suspense fallback={<Splash label={t("app.opening")} />}>
            <WorkingScreen account={state.account} needsSignIn={state.needsSignIn} isKept={state.isKept} />
          </Suspense>
        </DeskProvider>
      );
    case "changing":
      return <Splash label={t("app.moment")} />;
    case "failed":
      return <FaultScreen fault={state.fault} isKept={session.isKept()} />;
    case "farewell":
      return (
        <Suspense fallback={<Splash label={t("app.moment")} />}>
          <FarewellScreen {...state} />
        </Suspense>
      );
  }
}

type SignInGateProps = { desktop: Desktop; state: Parameters<typeof SignInScreen>[0]["state"] };

function SignInGate({ desktop: { bridge, server }, state }: SignInGateProps) {
  const [isChanging, setIsChanging] = useState(false);
  if (!isChanging) return <SignInScreen state={state} onChangeServer={() => setIsChanging(true)} />;
  const onCancel = () => setIsChanging(false);
  return <ServerScreen bridge={bridge} address={server} onKept={() => location.reload()} onCancel={onCancel} />;
}
