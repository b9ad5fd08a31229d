import type { WebContents } from "electron";
import { isAppUrl } from "./app-origin.ts";
import type { ElectronParts } from "./electron-parts.ts";
import type { OpenExternal } from "./external-opener.ts";

/** The one window shows the app and nothing else: no other window, no other page, no page within it. */
export function guardWebContents(app: Pick<ElectronParts["app"], "on">, openExternal: OpenExternal): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      // A link that wants a new window is meant for the browser; what may not be opened there is dropped.
      openExternal(url).catch(() => undefined);
      return { action: "deny" };
    });
    contents.on("will-attach-webview", (event) => event.preventDefault());
    stayInTheApp(contents);
  });
}

function stayInTheApp(contents: WebContents): void {
  contents.on("will-navigate", (details) => {
    if (!isAppUrl(details.url)) details.preventDefault();
  });
  contents.on("will-frame-navigate", (details) => {
    if (!details.isMainFrame || !isAppUrl(details.url)) details.preventDefault();
  });
  contents.on("will-redirect", (details) => details.preventDefault());
}
