import type { BrowserWindow } from "electron";
import type { ElectronParts } from "./electron-parts.ts";
import type { Translator } from "./texts/spoken-texts.ts";

export interface UnreadBadgeParts {
  platform: NodeJS.Platform;
  /** The dot that Windows lays over the app's button. */
  dotFile: string;
  t: Translator;
}

/** Shows how many tickets hold something unread where each system does: a number on the dock, a dot on the task bar. */
export function showUnread(
  { app, nativeImage }: Pick<ElectronParts, "app" | "nativeImage">,
  { platform, dotFile, t }: UnreadBadgeParts,
  window: Pick<BrowserWindow, "setOverlayIcon"> | null,
  count: number,
): void {
  if (platform !== "win32") return void app.setBadgeCount(count);
  if (count > 0) window?.setOverlayIcon(nativeImage.createFromPath(dotFile), t("unread", { count }));
  else window?.setOverlayIcon(null, "");
}
