import { BRIDGE_GLOBAL, type DesktopBridge } from "#protocol/desktop/desktop-bridge.ts";
import { createWebBridge } from "./web-bridge.ts";

/** The preload's bridge in Electron, the browser's stand-in elsewhere. */
export function findBridge(): DesktopBridge {
  return findPreloaded() ?? browserBridge();
}

function findPreloaded(): DesktopBridge | undefined {
  return (globalThis as { [BRIDGE_GLOBAL]?: DesktopBridge })[BRIDGE_GLOBAL];
}

function browserBridge(): DesktopBridge {
  return createWebBridge({
    origin: location.origin,
    storage: localStorage,
    version: import.meta.env.HOLDFAST_VERSION ?? "development",
    platform: navigator.userAgent,
    open: (url) => void window.open(url, "_blank", "noopener,noreferrer"),
    // Browsers without it, or without an icon to show it on, show nothing.
    showUnread: async (count) => navigator.setAppBadge?.(count).catch(() => undefined),
  });
}
