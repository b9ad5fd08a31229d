// Chromium on a profile of its own, which outlives it: closed or killed and opened again, it has what a browser keeps.

import { chromium } from "playwright-core";
import { type LastingProfile, openLastingProfile } from "./lasting-profile.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface LaunchOptions {
  executablePath: string;
  viewport?: { width: number; height: number };
  offline?: boolean;
  /** The language of the browser and of its clock and figures, as `de-DE`. */
  locale?: string;
  /** More of Chromium's flags. */
  flags?: readonly string[];
}

export type BrowserProfile = LastingProfile<Partial<LaunchOptions>>;

export async function openBrowserProfile(options: LaunchOptions): Promise<BrowserProfile> {
  const { flags = [], ...rest } = options;
  return await openLastingProfile(async (folder, changed = {}) => {
    const args = [...FLAGS, ...flags];
    const context = await chromium.launchPersistentContext(folder, { ...rest, ...changed, args });
    return {
      context,
      untilEnded: () => new Promise<void>((resolve) => void context.once("close", () => resolve())),
      close: () => context.close(),
    };
  });
}
