// Keeps the whole app in the browser, so that it starts without network (a service worker), and asks the browser not to
// clear its store when the disk gets full. In Electron its files are local, and none of this is needed.

import { registerSW } from "virtual:pwa-register";
import { useAppUpdate } from "./app-update.ts";

const LOOK_FOR_UPDATE_MS = 60 * 60_000;

/** `stopWork` stores and lets go of everything, before the page is left for a new version. */
export async function keepAppOffline(stopWork: () => Promise<void>): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const activate = registerSW({
    immediate: true,
    onNeedRefresh: () => useAppUpdate.setState({ stage: "ready", apply: () => void apply(activate, stopWork) }, true),
    onNeedReload: reloadIfAsked,
    onRegisteredSW: (_url, registration) => registration && lookForUpdates(registration),
  });
  await navigator.storage?.persist?.();
}

/** The desk leaves the screen first: that stores what is being typed (M4). Then its store is closed in good order. */
async function apply(activate: () => Promise<void>, stopWork: () => Promise<void>): Promise<void> {
  useAppUpdate.setState({ stage: "applying" }, true);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await stopWork().catch(() => undefined);
  await activate();
}

/** Another window took the new version: this one is not reloaded under the hands of whoever types in it. */
function reloadIfAsked(): void {
  if (useAppUpdate.getState().stage === "applying") location.reload();
}

function lookForUpdates(registration: ServiceWorkerRegistration): void {
  setInterval(() => {
    if (navigator.onLine) registration.update().catch(() => undefined);
  }, LOOK_FOR_UPDATE_MS);
}
