// A window of a newer version of the app beside the one that is looked at: a page of the same origin without an app in it,
// that says on the store's channel what such a window says.

import type { BrowserContext, Page } from "playwright-core";
import { databaseName } from "#renderer/database/open-database.ts";

export interface NewerWindow {
  readonly page: Page;
  /** It owns the store, and says so to whoever is older. */
  own(): Promise<void>;
  close(): Promise<void>;
}

const NEWER = 1_000_000;

/** It wants the store of this account, and says so. */
export async function openNewerWindow(context: BrowserContext, url: string, accountId: string): Promise<NewerWindow> {
  const page = await context.newPage();
  await page.goto(`${url}/healthz`);
  const say = (isOwner: boolean) =>
    page.evaluate(
      ([channelName, version, owns]) => {
        const channel = new BroadcastChannel(channelName);
        const word = { type: "here", version, isOwner: owns };
        if (owns) channel.onmessage = ({ data }) => void (data.version < version && channel.postMessage(word));
        channel.postMessage(word);
      },
      [`store ${databaseName(url, accountId)}`, NEWER, isOwner] as const,
    );
  await say(false);
  return { page, own: () => say(true), close: () => page.close() };
}
