// What comes up, or grows, leaves free what somebody works with.

import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { expectNoOverflow } from "../support/expect-no-overflow.ts";
import { fillQueue } from "../support/fill-queue.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

/** With the details beside the conversation, without them, and with one column at a time. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 640 },
  { width: 640, height: 512 },
];

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await fillQueue(desk, { from: 1, count: 3 });
});
beforeEach(async () => {
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
});
afterEach(() => browser.close());
afterAll(() => desk.stop());

/** A notice stays for as long as it is pointed at. */
async function holdNotice(words: string): Promise<Locator> {
  const notice = browser.page.getByRole("dialog").filter({ hasText: words });
  await notice.hover();
  return notice;
}

async function edgesOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  return { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height };
}

async function doOverlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await edgesOf(one), await edgesOf(other)];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

for (const size of SIZES) {
  test(`at ${size.width} pixels a notice covers neither the words being written nor the buttons that send them`, async () => {
    const { page } = browser;
    await agentAtWork(page).open("All tickets", "Request 1");
    await page.setViewportSize(size);
    await page.keyboard.press("f");
    await page.keyboard.press("p");
    await page.getByRole("option", { name: size.width === 1024 ? "Low" : "High", exact: true }).click();
    const notice = await holdNotice("Priority set to");
    for (const name of ["Send reply", "Send and close"]) {
      expect(await doOverlap(notice, page.getByRole("button", { name })), name).toBe(false);
    }
    expect(await doOverlap(notice, page.getByRole("textbox", { name: "Reply" }))).toBe(false);
    await expectNoOverflow(page);
  });
}

test("a notice covers none of the buttons that change many tickets", async () => {
  const { page } = browser;
  await page.setViewportSize({ width: 1024, height: 640 });
  await agentAtWork(page).open("All tickets", "Request 1");
  await page.keyboard.press("p");
  await page.getByRole("option", { name: "Urgent", exact: true }).click();
  const notice = await holdNotice("Priority set to Urgent");
  await page.getByRole("listbox").focus();
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "Selected tickets" });
  await bar.waitFor();
  expect(await doOverlap(notice, bar)).toBe(false);
});

test("the end of a conversation stays in view while the reply to it grows, and when the window gets smaller", async () => {
  const { page } = browser;
  const lead = agentAtWork(page);
  await lead.open("All tickets", "Request 2");
  for (const words of ["First.", "Second.", "Last."])
    await lead.reply(`${words}\n\n${"Words that fill it.\n\n".repeat(4)}`);
  const last = lead.message("Last.");
  const composer = page.getByRole("textbox", { name: "Reply" });
  const isInView = async () => (await edgesOf(last)).bottom <= (await edgesOf(composer)).top;
  await expect.poll(isInView).toBe(true);
  await composer.fill("A line.\n".repeat(12));
  await expect.poll(isInView).toBe(true);
  await page.setViewportSize({ width: 1440, height: 640 });
  await expect.poll(isInView).toBe(true);
});
