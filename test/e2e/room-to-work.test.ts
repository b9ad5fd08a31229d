// What comes up, or grows, leaves free what somebody works with.

import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type AgentAtWork, agentAtWork } from "../support/agent-at-work.ts";
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

const CUSTOMER_SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 640 },
  { width: 390, height: 844 },
];

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await fillQueue(desk, { from: 1, count: 3 });
});
beforeEach(async () => {
  browser = await openBrowser(desk.url);
});
afterEach(() => browser.close());
afterAll(() => desk.stop());

async function leadAtWork(): Promise<AgentAtWork> {
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
  return agentAtWork(browser.page);
}

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
  test(`at ${size.width} pixels a notice covers neither the words being written nor what sends them or sets the ticket`, async () => {
    const { page } = browser;
    await (await leadAtWork()).open("All tickets", "Request 1");
    await page.setViewportSize(size);
    await page.keyboard.press("f");
    await page.keyboard.press("p");
    await page.getByRole("option", { name: size.width === 1024 ? "Low" : "High", exact: true }).click();
    const notice = await holdNotice("Priority set to");
    for (const name of ["Send reply", "Send and close"]) {
      expect(await doOverlap(notice, page.getByRole("button", { name })), name).toBe(false);
    }
    for (const name of ["Status", "Priority", "Assignee"]) {
      expect(await doOverlap(notice, page.getByRole("combobox", { name }).first()), name).toBe(false);
    }
    expect(await doOverlap(notice, page.getByRole("textbox", { name: "Reply" }))).toBe(false);
    await expectNoOverflow(page);
  });
}

/** The notice of a fault, which stays until it is closed: the browser refuses to copy. */
async function failToCopy(person: string): Promise<Locator> {
  const { page } = browser;
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("The browser does not allow it."));
  });
  await page.getByRole("button", { name: browser.say("settings.menu.account", { name: person }) }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("button", { name: "Copy", exact: true }).click();
  // Out of the accessibility tree until it has the focus, for it was read out when it came.
  const notice = page.getByRole("alertdialog", { includeHidden: true });
  await notice.waitFor();
  await settings.getByRole("button", { name: "Close", exact: true }).click();
  await settings.waitFor({ state: "detached" });
  return notice;
}

for (const size of CUSTOMER_SIZES) {
  test(`at ${size.width} pixels a customer's notice covers neither the words being written nor what sends them or closes the ticket`, async () => {
    const { page } = browser;
    await browser.signIn(emailOf("casey"), TEST_PASSWORD);
    await page.getByText("Request 1", { exact: true }).first().click();
    await page.getByRole("textbox", { name: "Reply" }).fill("A line.\n".repeat(12));
    const notice = await failToCopy("Casey Customer");
    await page.setViewportSize(size);
    for (const name of ["Send reply", "Close ticket", "Your tickets"]) {
      expect(await doOverlap(notice, page.getByRole("button", { name })), name).toBe(false);
    }
    expect(await doOverlap(notice, page.getByRole("textbox", { name: "Reply" }))).toBe(false);
    await expectNoOverflow(page);
  });
}

async function expectFree(notice: Locator, worked: readonly Locator[]): Promise<void> {
  for (const part of worked) {
    await part.waitFor();
    expect(await doOverlap(notice, part), String(part)).toBe(false);
  }
}

/** A phone, and a small window at twice its size. */
for (const size of [
  { width: 390, height: 844 },
  { width: 720, height: 450 },
]) {
  test(`at ${size.width} pixels a notice covers neither the heading of a list with its controls nor that of a search or a page`, async () => {
    const { page } = browser;
    await browser.signIn(emailOf("lead"), TEST_PASSWORD);
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "All tickets" }).click();
    await page.getByRole("listbox").waitFor();
    const notice = await failToCopy("Lena Lead");
    await page.setViewportSize(size);
    const filter = page.getByRole("button", { name: "Filter the list" });
    await expectFree(notice, [page.getByRole("heading", { level: 2 }), filter]);
    await filter.click();
    const chips = page.getByRole("group", { name: "Filter" });
    await expectFree(notice, [page.getByRole("heading", { level: 2 }), chips]);
    await page.getByRole("listbox").focus();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expectFree(notice, [page.getByRole("region", { name: "Selected tickets" })]);
    await page.keyboard.press("/");
    await expectFree(notice, [page.getByRole("search")]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await expectFree(notice, [page.getByRole("heading", { level: 1, name: "Staff" })]);
    await expectNoOverflow(page);
  });
}

test("on a phone a notice covers nothing that a customer chooses tickets by", async () => {
  const { page } = browser;
  await browser.signIn(emailOf("casey"), TEST_PASSWORD);
  await page.getByText("Request 1", { exact: true }).waitFor();
  const notice = await failToCopy("Casey Customer");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFree(notice, [
    page.getByRole("heading", { level: 1 }),
    page.getByRole("button", { name: "New ticket" }),
    page.getByRole("tablist"),
    page.getByRole("searchbox"),
    page.getByRole("contentinfo"),
  ]);
  await page.getByRole("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
  expect((await edgesOf(notice)).top).toBeGreaterThan(0);
});

test("a notice covers none of the buttons that change many tickets", async () => {
  const { page } = browser;
  await page.setViewportSize({ width: 1024, height: 640 });
  await (await leadAtWork()).open("All tickets", "Request 1");
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
  const lead = await leadAtWork();
  await lead.open("All tickets", "Request 2");
  for (const words of ["First.", "Second.", "Last."])
    await lead.reply(`${words}\n\n${"Words that fill it.\n\n".repeat(4)}`);
  const last = lead.message("Last.");
  const composer = page.getByRole("textbox", { name: "Reply" });
  const isInView = async () => (await edgesOf(last)).bottom <= (await edgesOf(composer)).top;
  await expect.poll(isInView).toBe(true);
  await composer.fill("A line.\n".repeat(12));
  await expect.poll(isInView).toBe(true);
  for (const size of [
    { width: 1440, height: 640 },
    { width: 1024, height: 640 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(isInView).toBe(true);
  }
  expect(await page.getByRole("button", { name: "Something new below" }).count()).toBe(0);
});
