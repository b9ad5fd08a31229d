// Ten thousand tickets in a browser: filled, gone through to the end and kept up to date, with no more of them in memory
// than are looked at.

import type { Page } from "playwright-core";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillQueue } from "../support/fill-queue.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

const FEW = 2_000;
const SOME = 4_000;
const MANY = 10_000;
/** Bytes. With two thousand characters of text each, six thousand tickets more would take three times as much. */
const GROWTH_MAX = 5_000_000;

let desk: TestDesk;
let browser: PersonInBrowser;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await fillQueue(desk, { from: 1, count: FEW });
  browser = await openBrowser(desk.url);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

test("[L2] [L3] [S11] an admin scrolls through ten thousand tickets to the end, while more arrive", async () => {
  const { page } = browser;
  const list = page.getByRole("listbox", { name: "All tickets" });
  const row = (number: number) => list.getByRole("option").filter({ hasText: new RegExp(`Request ${number}(?!\\d)`) });
  const untilCounted = (count: number) =>
    page
      .getByRole("region", { name: "Tickets", exact: true })
      .getByRole("status")
      .filter({ hasText: `${count.toLocaleString("en")} tickets` })
      .waitFor();

  const progress = page.getByRole("progressbar").first().waitFor();
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
  await progress;
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "All tickets" }).click();
  await page.getByText("Last sync").waitFor();
  await untilCounted(FEW);
  await fillUpTo(SOME, FEW);
  await untilCounted(SOME);
  const heapOfSome = await heapSize(page);
  await fillUpTo(MANY, SOME);
  await untilCounted(MANY);
  // What the last pages left behind is let go a little later.
  await expect.poll(async () => (await heapSize(page)) - heapOfSome).toBeLessThan(GROWTH_MAX);

  await row(1).click();
  await page.getByRole("heading", { level: 1, name: "Request 1", exact: true }).waitFor();
  await list.focus();
  await page.keyboard.press("End");
  await row(MANY).waitFor();
  expect(await row(MANY).getAttribute("aria-posinset")).toBe(String(MANY));
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: `Request ${MANY - 1}`, exact: true }).waitFor();
  await list.evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2;
  });
  await row(MANY / 2).waitFor();
  expect(await list.getByRole("option").count()).toBeLessThan(80);

  await list.focus();
  await page.keyboard.press("Home");
  await row(1).waitFor();
  const casey = createSendingReplica();
  const args = { subject: "Just now", description: "Please look." };
  await desk.push("casey", casey.id, [casey.operation(uuidv7(), { kind: "createTicket", args })]);
  await untilCounted(MANY + 1);
  const activeRow = await list.getAttribute("aria-activedescendant");
  expect(await row(1).getAttribute("id")).toBe(activeRow);
  expect(await row(1).getAttribute("aria-posinset")).toBe("2");
  expect(browser.faults).toEqual([]);
});

/** While the browser is offline, for no server tells of them. */
async function fillUpTo(count: number, from: number): Promise<void> {
  await browser.goOffline();
  await fillQueue(desk, { from: from + 1, count: count - from });
  await browser.goOnline();
}

/** Bytes that the page's JavaScript holds, what nobody holds any more left out. */
async function heapSize(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}
