// Keeps the whole app in the browser, so that it starts without network (a service worker), and asks the browser not to
// clear its store when the disk gets full. In Electron its files are local, and none of this is needed.

import { registerSW } from "virtual:pwa-register";
import { offerUpdate } from "./app-update.ts";

const LOOK_FOR_UPDATE_MS = 60 * 60_000;

export async function keepAppOffline(stopWork: () => Promise<void>): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  let registration: ServiceWorkerRegistration | undefined;
  const activate = registerSW({
    immediate: true,
    onNeedRefresh: () => offerUpdate(() => takeUpdate(registration, activate), stopWork, { hasFailed: false }),
    // Another window took the new version: this one is not reloaded under the hands of whoever types in it.
    onNeedReload: () => undefined,
    onRegisteredSW(_url, registered) {
      registration = registered;
      if (registered) lookForUpdates(registered);
    },
  });
  await navigator.storage?.persist?.();
}

/**
 * Reloads once what waits is active. Not by what controls this page: that never changes where the app was kept only after it was
 * loaded. Where another window has taken it already there is nothing to wait for.
 */
async function takeUpdate(
  registration: ServiceWorkerRegistration | undefined,
  activate: () => Promise<void>,
): Promise<void> {
  const waiting = registration?.waiting;
  if (!waiting) return location.reload();
  waiting.addEventListener("statechange", () => {
    if (waiting.state === "activated" || waiting.state === "redundant") location.reload();
  });
  await activate();
}

function lookForUpdates(registration: ServiceWorkerRegistration): void {
  setInterval(() => {
    if (navigator.onLine) registration.update().catch(() => undefined);
  }, LOOK_FOR_UPDATE_MS);
}
