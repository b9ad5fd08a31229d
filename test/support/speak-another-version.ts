// A server that does not understand this version of the app: its own answer, to requests whose protocol number is changed on
// their way out of the browser, and nothing else is.

import type { Page, Route } from "playwright-core";

export const SYNC_REQUESTS = "**/api/v1/sync/**";
const UNKNOWN_VERSION = 999;

/** Undone by `page.unroute(SYNC_REQUESTS)`. */
export async function speakAnotherVersion(page: Page): Promise<void> {
  await page.route(SYNC_REQUESTS, async (route: Route) => {
    const request = route.request();
    const url = request.url().replace(/protocol=\d+/, `protocol=${UNKNOWN_VERSION}`);
    const body = request.postDataJSON() as object | null;
    await route.continue(body ? { url, postData: { ...body, protocol: UNKNOWN_VERSION } } : { url });
  });
}
