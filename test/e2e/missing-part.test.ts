// A window that still runs the version before: the files of its other parts are gone from the server and from the browser.

import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser, type PersonInBrowser, waitUntilInstalled } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

const webRoot = mkdtempSync(join(tmpdir(), "holdfast-web-"));
let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot });
});
beforeEach(async () => {
  cpSync("out/renderer", webRoot, { recursive: true });
  browser = await openBrowser(desk.url);
});
afterEach(() => browser.close());
afterAll(async () => {
  await desk.stop();
  rmSync(webRoot, { recursive: true, force: true });
});

/** As a newer version does that another window has taken. */
async function takeAway(part: RegExp): Promise<void> {
  const { page } = browser;
  const files = readdirSync(join(webRoot, "assets")).filter((name) => part.test(name));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) rmSync(join(webRoot, "assets", name));
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Network.clearBrowserCache");
}

async function openSettingsWithoutThem(): Promise<void> {
  const { page } = browser;
  await waitUntilInstalled(page);
  await takeAway(/^settings-dialog/);
  await page.getByRole("button", { name: "Sam Support" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByRole("heading", { name: "A part of Holdfast is not here" }).waitFor();
}

test("a window that lacks a part says so, and goes on with what was written once it is reloaded", async () => {
  const { page } = browser;
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
  await openSettingsWithoutThem();
  await page.getByText("what you were writing are kept on this device.").waitFor();
  cpSync("out/renderer", webRoot, { recursive: true });
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByRole("button", { name: "Sam Support" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByRole("dialog", { name: "Settings" }).waitFor();
});

test("a window of somebody of whom nothing is kept promises nothing but what is so", async () => {
  const { page } = browser;
  await page.getByRole("checkbox", { name: "Keep my tickets on this computer" }).uncheck();
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
  await openSettingsWithoutThem();
  await page.getByText("This computer keeps nothing of your tickets: reloading signs you out").waitFor();
  expect(await page.getByText("kept on this device").count()).toBe(0);
});
