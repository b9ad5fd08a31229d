import { join } from "node:path";
import type { BrowserWindow } from "electron";
import type { MenuCommand } from "#protocol/desktop/desktop-event.ts";
import { answerBridge } from "./answer-bridge.ts";
import { appLogFile, createAppLog } from "./app-log.ts";
import { showAppMenu } from "./app-menu.ts";
import { registerAppScheme, serveApp } from "./app-scheme.ts";
import { createAppTray } from "./app-tray.ts";
import { startUpdates, type Updater } from "./app-updates.ts";
import { type AppWindow, createAppWindow } from "./app-window.ts";
import { closeDebugging } from "./close-debugging.ts";
import { offerContextMenu } from "./context-menu.ts";
import type { ElectronParts } from "./electron-parts.ts";
import { createEventQueue } from "./event-queue.ts";
import { externalOpener } from "./external-opener.ts";
import { guardPermissions } from "./guard-permissions.ts";
import { guardWebContents } from "./guard-web-contents.ts";
import { languageStore } from "./language-store.ts";
import { findLaunchAtLogin } from "./launch-at-login.ts";
import { refuseCertificates } from "./refuse-certificates.ts";
import { secretStore } from "./secret-store.ts";
import { serverAddressStore } from "./server-address-store.ts";
import { settingsStore } from "./settings-store.ts";
import { createSpokenTexts } from "./texts/spoken-texts.ts";
import { answerTicketLinks } from "./ticket-links.ts";
import { showUnread } from "./unread-badge.ts";
import { watchFaults } from "./watch-faults.ts";
import { watchPower } from "./watch-power.ts";

/** Out of out/main, where the built main lies beside the built renderer and preload. */
const RENDERER_ROOT = join(import.meta.dirname, "../renderer");
const PRELOAD = join(import.meta.dirname, "../preload/preload.cjs");
/** The one that electron-builder.config.ts names: Windows shows notifications for it. */
const APP_ID = "app.holdfast.desktop";

export interface Launch {
  findUpdater(isPackaged: boolean): Updater | null;
  /** With what the app was started. */
  args: readonly string[];
  platform: NodeJS.Platform;
}

/** Resolves once the window is open, or at once where another instance runs already and was told to come forward. */
export async function startApp(electron: ElectronParts, { findUpdater, args, platform }: Launch): Promise<void> {
  const { app, shell } = electron;
  closeDebugging(app);
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.enableSandbox();
  app.setAppUserModelId(APP_ID);
  registerAppScheme(electron.protocol);

  const folder = app.getPath("userData");
  const logFolder = app.getPath("logs");
  const log = createAppLog(logFolder);
  log.info(`Holdfast ${app.getVersion()} on ${platform}`);
  const events = createEventQueue();
  const texts = createSpokenTexts(app);
  const { t } = texts;
  const languages = languageStore(join(folder, "language.json"));
  const addresses = serverAddressStore(join(folder, "server.json"), process.env.HOLDFAST_SERVER_URL);
  const tray = createAppTray(electron, {
    iconFile: join(RENDERER_ROOT, "tray.png"),
    texts,
    onOpen: () => void window.open(),
  });
  const settings = settingsStore({
    file: join(folder, "settings.json"),
    platform,
    app,
    launchAtLogin: findLaunchAtLogin({ platform, app, program: findProgram(app), environment: process.env }),
    tray,
    session: () => electron.session.defaultSession,
  });
  const openExternal = externalOpener(shell);
  guardWebContents(app, openExternal);
  refuseCertificates(electron, { events, log });
  const whenPrepared = app.whenReady().then(async () => {
    guardPermissions(electron.session.defaultSession);
    serveApp(electron.protocol, RENDERER_ROOT, addresses);
    await settings.apply();
    texts.speak(await languages.find());
  });
  const window = createAppWindow(electron, {
    preload: PRELOAD,
    stateFile: join(folder, "window.json"),
    whenPrepared,
    // Sending and receiving are the page's work. macOS keeps the app in the dock, and there it is to go on.
    staysWhenClosed: () => platform === "darwin" || tray.isShown(),
    onCreated(created: BrowserWindow) {
      watchFaults(electron, created, { log, t });
      offerContextMenu(electron, created.webContents, t);
    },
  });
  const updates = startUpdates(electron, findUpdater(app.isPackaged), {
    events,
    log,
    every: (ms, callBack) => setInterval(callBack, ms).unref(),
    onGoesOn: window.goOn,
  });
  answerBridge(electron, {
    describe: { version: app.getVersion(), platform },
    addresses,
    secrets: secretStore(electron.safeStorage, join(folder, "secrets"), platform),
    openExternal,
    events,
    window,
    updates,
    settings,
    async tellLanguage(language) {
      texts.speak(language);
      await languages.keep(language);
    },
    showUnread: (count) =>
      showUnread(electron, { platform, dotFile: join(RENDERER_ROOT, "unread-dot.png"), t }, window.find(), count),
    showLog: () => shell.showItemInFolder(appLogFile(logFolder)),
  });
  comeForward(electron, platform, window);
  answerTicketLinks(electron, args, (ticketNumber) => {
    events.tell({ type: "openTicket", ticketNumber });
    void window.open();
  });

  await whenPrepared;
  const onMenuCommand = (command: MenuCommand) => {
    events.tell({ type: "menu", command });
    void window.open();
  };
  const showMenu = () => showAppMenu(electron, { platform, t, on: onMenuCommand });
  texts.onChange(showMenu);
  showMenu();
  watchPower(electron, () => events.tell({ type: "woke" }));
  await window.open();
}

/** What starts the installed app; an AppImage is mounted elsewhere each time. */
function findProgram({ isPackaged }: Pick<ElectronParts["app"], "isPackaged">): string | null {
  return isPackaged ? (process.env.APPIMAGE ?? process.execPath) : null;
}

function comeForward({ app }: ElectronParts, platform: NodeJS.Platform, window: AppWindow): void {
  app.on("second-instance", () => void window.open());
  app.on("activate", () => void window.open());
  app.on("window-all-closed", () => {
    if (platform !== "darwin") app.quit();
  });
}
