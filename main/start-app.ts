import { join } from "node:path";
import { answerBridge } from "./answer-bridge.ts";
import { registerAppScheme, serveApp } from "./app-scheme.ts";
import { type AppWindow, createAppWindow } from "./app-window.ts";
import type { ElectronParts } from "./electron-parts.ts";
import { externalOpener } from "./external-opener.ts";
import { guardPermissions } from "./guard-permissions.ts";
import { guardWebContents } from "./guard-web-contents.ts";
import { secretStore } from "./secret-store.ts";
import { serverAddressStore } from "./server-address-store.ts";

/** Out of out/main, where the built main lies beside the built renderer and preload. */
const RENDERER_ROOT = join(import.meta.dirname, "../renderer");
const PRELOAD = join(import.meta.dirname, "../preload/preload.cjs");

/** Resolves once the window is open, or at once where another instance runs already and was told to come forward. */
export async function startApp(electron: ElectronParts): Promise<void> {
  const { app, shell } = electron;
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.enableSandbox();
  registerAppScheme(electron.protocol);

  const folder = app.getPath("userData");
  const addresses = serverAddressStore(join(folder, "server.json"), process.env.HOLDFAST_SERVER_URL);
  const openExternal = externalOpener(shell);
  guardWebContents(app, openExternal);
  const window = createAppWindow(electron, { preload: PRELOAD, stateFile: join(folder, "window.json") });
  answerBridge(electron, {
    describe: { version: app.getVersion(), platform: process.platform },
    addresses,
    secrets: secretStore(electron.safeStorage, join(folder, "secrets"), process.platform),
    openExternal,
  });
  comeForward(electron, window);

  await app.whenReady();
  guardPermissions(electron.session.defaultSession);
  serveApp(electron.protocol, RENDERER_ROOT, addresses);
  await window.open();
}

function comeForward({ app }: ElectronParts, window: AppWindow): void {
  app.on("second-instance", () => void window.open());
  app.on("activate", () => void window.open());
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
}
