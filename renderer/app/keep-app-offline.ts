// Keeps the whole app in the browser, so that it starts without network (a service worker), and asks the browser not to
// clear its store when the disk gets full. In Electron its files are local, and none of this is needed.

import { registerSW } from "virtual:pwa-register";
import { offerUpdate, useAppUpdate } from "./app-update.ts";

const LOOK_FOR_UPDATE_MS = 60 * 60_000;

export async function keepAppOffline(stopWork: () => Promise<void>): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const activate = registerSW({
    immediate: true,
    onNeedRefresh: () => offerUpdate(activate, stopWork, { hasFailed: false }),
    onNeedReload: () => reloadWhenAsked(stopWork),
    onRegisteredSW: (_url, registration) => registration && lookForUpdates(registration),
  });
  await navigator.storage?.persist?.();
}

/**
 * Where another window took the new version, this one is not reloaded under the hands of whoever types in it. Nothing waits to be
 * activated any more: reloading is all that is left to do.
 */
function reloadWhenAsked(stopWork: () => Promise<void>): void {
  if (useAppUpdate.getState().stage === "applying") location.reload();
  else offerUpdate(async () => location.reload(), stopWork, { hasFailed: false });
}

function lookForUpdates(registration: ServiceWorkerRegistration): void {
  setInterval(() => {
    if (navigator.onLine) registration.update().catch(() => undefined);
  }, LOOK_FOR_UPDATE_MS);
}
