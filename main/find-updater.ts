import { existsSync } from "node:fs";
import { join } from "node:path";
import electronUpdater from "electron-updater";
import type { Updater } from "./app-updates.ts";

/** electron-builder writes it into apps that are packaged with a feed. */
const FEED_FILE = "app-update.yml";

/** What fetches new versions; null where this app was packaged without a feed, or is not packaged at all. */
export function findUpdater(isPackaged: boolean, resources = process.resourcesPath): Updater | null {
  return isPackaged && existsSync(join(resources, FEED_FILE)) ? electronUpdater.autoUpdater : null;
}
