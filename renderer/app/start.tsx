// Where the app begins: finds out where it runs, who its server is and who is signed in, and shows the screen for it.

import "../styles/main.css";
import { StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { z } from "zod";
import type { DesktopBridge, DesktopDescription } from "#protocol/desktop/desktop-bridge.ts";
import { createFilePlace } from "#renderer/database/sqlite-storage/file-place.ts";
import { createMemoryPlace } from "#renderer/database/sqlite-storage/memory-place.ts";
import { createSqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import { startStoreWorker } from "#renderer/database/sqlite-storage/start-store-worker.ts";
import type { StoreEngine } from "#renderer/database/sqlite-storage/store-engine.ts";
import { createBrowserKeys, createVaultKeys } from "#renderer/database/store-keys.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import { followDesktopNews } from "#renderer/desktop/desktop-news.ts";
import { findBridge } from "#renderer/desktop/find-bridge.ts";
import type { Desktop } from "#renderer/desktop/use-desktop.tsx";
import { findTheme, showTheme } from "#renderer/features/settings/theme.ts";
import { ServerScreen } from "#renderer/features/sign-in/server-screen.tsx";
import type { Desk } from "#renderer/sync/desk.ts";
import { webLocks } from "#renderer/sync/exclusively.ts";
import type { Session } from "#renderer/sync/session.ts";
import { startSession } from "#renderer/sync/start-session.ts";
import { speakChosen } from "#renderer/texts/language-choice.ts";
import { SpokenLanguage } from "#renderer/texts/spoken-language.tsx";
import { useSpoken } from "#renderer/texts/texts.ts";
import { App } from "./app.tsx";
import { offerUpdate } from "./app-update.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { FaultScreen } from "./fault-screen.tsx";
import { InsecureScreen } from "./insecure-screen.tsx";
import { keepAppOffline } from "./keep-app-offline.ts";
import { KeyStoreScreen } from "./key-store-screen.tsx";
import { noteMissingParts } from "./missing-part.ts";
import { toDeviceName } from "./to-device-name.ts";

// zod's compiled parsers need eval, which the content security policy forbids.
z.config({ jitless: true });
showTheme(findTheme());
noteMissingParts();
const root = createRoot(mustFindRoot());
speakChosen()
  .then(() => start(root))
  .catch((fault: unknown) => root.render(<FaultScreen fault={fault} isKept />));

async function start(root: Root): Promise<void> {
  if (!isSecureContext)
    return root.render(
      <SpokenLanguage>
        <InsecureScreen />
      </SpokenLanguage>,
    );
  const bridge = findBridge();
  tellLanguage(bridge);
  const [description, server] = await Promise.all([bridge.describe(), bridge.findServerAddress()]);
  if (server === null) return askForServer(root, bridge);
  if (description.sealedSecrets.length > 0) return explainKeyStore(root, bridge, description);
  const desktop: Desktop = { bridge, description, server };
  const isDesktop = description.kind === "desktop";
  const keys = isDesktop ? createVaultKeys(bridge) : createBrowserKeys();
  const inSession = (step: (session: Session) => Promise<void>) => () => void starting.then(step).catch(reportFault);
  const onDamage = inSession((session) => session.reopen());
  const onNewer = inSession((session) => session.giveWay());
  const starting: Promise<Session> = startSession({
    server,
    keeper: bridge,
    storage: createSqliteStorage(createFilePlace({ plan: STORE_PLAN, keys, onDamage, onNewer })),
    ...(!isDesktop && { unkept: createSqliteStorage(createMemoryPlace(openInWorker)) }),
    exclusively: webLocks(),
    multiInstance: true,
    device: toDeviceName(description, navigator.userAgent),
    onFault: reportFault,
  });
  if (isDesktop) followDesktop(bridge, starting);
  else keepOffline(starting);
  const session = await starting;
  showApp(root, desktop, session);
  warnBeforeClosing(session);
}

/** Also where there is no session: what can't be opened may need a newer version of the app. */
function keepOffline(starting: Promise<Session>): void {
  const keep = () => keepAppOffline(async () => (await starting).stop());
  starting.then(keep, keep).catch(reportFault);
}

/** Now and whenever another one is chosen. */
function tellLanguage(bridge: DesktopBridge): void {
  const tell = () => bridge.tellLanguage(useSpoken.getState().language).catch(reportFault);
  void tell();
  useSpoken.subscribe(() => void tell());
}

/** Also where there is no session, as above. */
function followDesktop(bridge: DesktopBridge, starting: Promise<Session>): void {
  const stopWork = async () => (await starting).stop();
  followDesktopNews(bridge, {
    onWoke: () =>
      void starting.then(
        (session) => deskOf(session)?.syncNow(),
        () => undefined,
      ),
    onUpdateReady: ({ hasFailed }) => offerUpdate(bridge.installUpdate, stopWork, { hasFailed }),
  }).catch(reportFault);
}

function deskOf({ store }: Session): Desk | null {
  const state = store.getState();
  return state.stage === "working" ? state.desk : null;
}

function openInWorker(): Promise<StoreEngine> {
  return Promise.resolve(startStoreWorker({ place: { kind: "memory" }, plan: STORE_PLAN }));
}

/** Where nothing is kept, what was not sent goes with the window: the browser asks first. */
function warnBeforeClosing(session: Session): void {
  addEventListener("beforeunload", (event) => {
    if (session.isLosingByClosing()) event.preventDefault();
  });
}

function showApp(root: Root, desktop: Desktop, session: Session): void {
  root.render(
    <StrictMode>
      <ErrorBoundary isKept={session.isKept}>
        <SpokenLanguage>
          <App desktop={desktop} session={session} />
        </SpokenLanguage>
      </ErrorBoundary>
    </StrictMode>,
  );
}

function askForServer(root: Root, bridge: DesktopBridge): void {
  root.render(
    <SpokenLanguage>
      <ServerScreen bridge={bridge} address="" onKept={() => location.reload()} />
    </SpokenLanguage>,
  );
}

function explainKeyStore(root: Root, bridge: DesktopBridge, { sealedSecrets }: DesktopDescription): void {
  root.render(
    <SpokenLanguage>
      <KeyStoreScreen bridge={bridge} sealedSecrets={sealedSecrets} />
    </SpokenLanguage>,
  );
}

/** What sync could not do is tried again by itself; the console keeps it for whoever looks into it. */
function reportFault(fault: unknown): void {
  // biome-ignore lint/suspicious/noConsole: there is no other log in a browser.
  console.warn("Holdfast:", fault instanceof Error ? `${fault.name}: ${fault.message}` : fault);
}

function mustFindRoot(): HTMLElement {
  const element = document.getElementById("root");
  if (!element) throw new Error("The page has no #root to show the app in.");
  return element;
}
