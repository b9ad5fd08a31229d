// The local store in real Chromium, without the app around it: the page of test/store-page.

import type { Page } from "playwright-core";
import type { StorePage } from "../store-page/page.ts";
import { type BrowserProfile, openBrowserProfile } from "./browser-profile.ts";

declare global {
  var storePage: StorePage;
}

export interface StoreBrowser extends Pick<BrowserProfile, "kill" | "close"> {
  readonly page: Page;
  /** Where the browser keeps all it keeps. */
  readonly profile: string;
  /** Another window of the same browser. */
  openWindow(): Promise<Page>;
  /** Opens it again on the same profile. */
  reopen(): Promise<void>;
}

export async function openStoreBrowser(url: string, executablePath: string): Promise<StoreBrowser> {
  const profile = await openBrowserProfile({ executablePath });
  let page = await openPage();

  async function openPage(): Promise<Page> {
    const { context } = profile;
    const opened = context.pages().find((one) => one.url() === "about:blank") ?? (await context.newPage());
    await opened.goto(url);
    await opened.waitForFunction(() => "storePage" in globalThis);
    return opened;
  }
  return {
    profile: profile.folder,
    get page() {
      return page;
    },
    openWindow: openPage,
    kill: profile.kill,
    async reopen() {
      await profile.reopen();
      page = await openPage();
    },
    close: profile.close,
  };
}
