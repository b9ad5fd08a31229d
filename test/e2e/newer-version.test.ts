// The whole app in a window whose store a newer version of it wants, or has. The other window is a page that says on the
// store's channel what a newer app says (newer-window.ts); what a newer app does with the store is in store/store-files.test.ts.

import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type AgentAtWork, agentAtWork } from "../support/agent-at-work.ts";
import { type NewerWindow, openNewerWindow } from "../support/newer-window.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser, waitUntilInstalled } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

const SUBJECT = "An old tab";

let webRoot: string;
let desk: TestDesk;
let browser: PersonInBrowser;
let kim: AgentAtWork;

beforeAll(async () => {
  webRoot = mkdtempSync(join(tmpdir(), "holdfast-web-"));
  desk = await startTestDesk({ webRoot });
  const casey = createSendingReplica();
  const args = { subject: SUBJECT, description: "Please look." };
  await desk.push("casey", casey.id, [casey.operation(uuidv7(), { kind: "createTicket", args })]);
});
beforeEach(async () => {
  cpSync("out/renderer", webRoot, { recursive: true });
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("kim"), TEST_PASSWORD);
  kim = agentAtWork(browser.page);
  await kim.open("Unassigned", SUBJECT);
  await kim.untilAllSent();
});
afterEach(async () => {
  expect(browser.faults).toEqual([]);
  await browser.close();
});
afterAll(async () => {
  await desk.stop();
  rmSync(webRoot, { recursive: true, force: true });
});

function openNewer(): Promise<NewerWindow> {
  return openNewerWindow(browser.page.context(), desk.url, desk.people.kim.id);
}

async function untilTold(): Promise<void> {
  await browser.page.getByRole("heading", { name: "Holdfast has been updated" }).waitFor();
}

/** Locks that any window of the app holds or waits for: of the store, and of who syncs it. */
function locksOfStore({ page }: NewerWindow): Promise<string[]> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return [...held, ...pending].map(({ name = "" }) => name).filter((name) => name.includes("holdfast-"));
  });
}

function isUpdateWaiting(page: Page): Promise<boolean> {
  return page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting));
}

test("[L8] [S1] [M4] a window whose store a newer version wants lets go of it and says so, and not a letter is lost", async () => {
  const { page } = browser;
  await page.getByRole("textbox", { name: "Reply", exact: true }).focus();
  await page.keyboard.insertText("Typed in the last instant");
  const newer = await openNewer();
  await untilTold();
  await page.getByText("that you were writing, are kept on this device").waitFor();
  await expect.poll(() => locksOfStore(newer)).toEqual([]);

  await page.getByRole("button", { name: "Reload" }).click();
  await kim.open("Unassigned", SUBJECT);
  const field = page.getByRole("textbox", { name: "Reply", exact: true });
  await expect.poll(() => field.inputValue()).toBe("Typed in the last instant");
});

test("[L8] where reloading brings the old version again it says so again, by itself it reloads nothing, and it works once the newer is gone", async () => {
  const { page } = browser;
  const newer = await openNewer();
  await newer.own();
  await untilTold();
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  for (const times of [1, 2]) {
    await page.getByRole("button", { name: "Reload" }).click();
    await expect.poll(() => loads).toBe(times);
    await untilTold();
    await page.getByText("If this comes up again, close all windows of Holdfast").waitFor();
    await expect.poll(() => locksOfStore(newer)).toEqual([]);
  }
  expect(loads).toBe(2);
  await newer.close();
  await page.getByRole("button", { name: "Reload" }).click();
  await kim.open("Unassigned", SUBJECT);
});

test("[L8] where the newer version waits on this device, reloading takes it, also where the store never opened", async () => {
  const { page } = browser;
  await waitUntilInstalled(page);
  const newer = await openNewer();
  await newer.own();
  await untilTold();
  await page.reload();
  await untilTold();
  appendFileSync(join(webRoot, "sw.js"), "\n// The next build.\n");
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect.poll(() => isUpdateWaiting(page)).toBe(true);
  // Pressed before the page has heard of it, it is pressed once more.
  await expect
    .poll(async () => {
      await page.getByRole("button", { name: "Reload" }).click();
      return await isUpdateWaiting(page);
    })
    .toBe(false);
  await newer.close();
  await page.reload();
  await kim.open("Unassigned", SUBJECT);
});

test("of two windows that a new version waits for, one takes it, and the other goes on, offers to reload, and does", async () => {
  // Loaded before the app was kept, so that no service worker controls it; the other is loaded by one.
  const { page } = browser;
  await waitUntilInstalled(page);
  const another = await page.context().newPage();
  await another.goto(desk.url);
  await agentAtWork(another).untilAllSent();
  const offerIn = (window: Page) => window.getByRole("button", { name: "Use it now" });
  appendFileSync(join(webRoot, "sw.js"), "\n// The next build.\n");
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  for (const window of [page, another]) await offerIn(window).waitFor();

  for (const window of [another, page]) {
    const isLoaded = window.waitForEvent("load");
    await offerIn(window).click();
    await isLoaded;
    await agentAtWork(window).untilAllSent();
    expect(await isUpdateWaiting(window)).toBe(false);
    expect(await offerIn(window).count()).toBe(0);
  }
  await another.close();
});
