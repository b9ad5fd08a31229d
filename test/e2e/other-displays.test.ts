// The app as those see it who have it twice as large, without motion, with more contrast, or in their system's own colours.

import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { seedDemo } from "#sync-server/demo/seed-demo.ts";
import { agentAtWork } from "../support/agent-at-work.ts";
import { expectNoOverflow } from "../support/expect-no-overflow.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { untilFocused } from "../support/until-focused.ts";
import { untilPainted } from "../support/until-painted.ts";

/** A window of 1280 by 1024 at 200 %, in CSS pixels. */
const ZOOMED = { width: 640, height: 512 };

let desk: TestDesk;
let browser: PersonInBrowser;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await seedDemo(desk.services, { now: new Date() });
});
afterEach(() => browser.close());
afterAll(() => desk.stop());

async function open(email: string, language: "en" | "de" = "de"): Promise<Page> {
  browser = await openBrowser(desk.url, { language });
  await browser.signIn(email, DEMO_PASSWORD);
  await browser.page.getByRole("contentinfo").waitFor();
  return browser.page;
}

async function openZoomed(email: string): Promise<Page> {
  const page = await open(email);
  await page.setViewportSize(ZOOMED);
  return page;
}

test("at 200 % an agent has one column at a time, and all of it: views, list, conversation, details, composer", async () => {
  const page = await openZoomed("lead@demo.test");
  const { say } = browser;
  const sidebar = page.getByRole("complementary", { name: say("inbox.sidebar") });
  await sidebar.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: say("inbox.showSidebar") }).click();
  await sidebar.getByRole("button", { name: say("inbox.view.all.label") }).click();
  await sidebar.waitFor({ state: "hidden" });
  await page.getByRole("option").first().waitFor();
  await expectNoOverflow(page);
  await expectNoViolations(browser);

  await page.getByRole("option").first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByRole("listbox").isVisible()).toBe(false);
  await page.getByRole("textbox", { name: say("display.composer.reply"), exact: true }).fill("Wir sehen es uns an.");
  await page.getByRole("button", { name: say("display.composer.sendReply") }).click();
  await agentAtWork(page, say).message("Wir sehen es uns an.").waitFor();
  await expectNoOverflow(page);
  await expectNoViolations(browser);
  await page.getByRole("button", { name: say("ticket.showDetails") }).click();
  await page.getByRole("dialog", { name: say("ticket.details") }).waitFor();
  await expectNoOverflow(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: say("inbox.backToList") }).click();
  await page.getByRole("option").first().waitFor();
  expect(browser.faults).toEqual([]);
});

test("at 200 % the focus goes with the column that is shown, and Escape closes the views", async () => {
  const page = await openZoomed("sam@demo.test");
  const { say } = browser;
  const menu = page.getByRole("button", { name: say("inbox.showSidebar") });
  const isFocusIn = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector);
  await page.getByRole("option").first().waitFor();
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => isFocusIn("aside")).toBe(true);
  await page.keyboard.press("Escape");
  await untilFocused(menu);
  await page.getByRole("listbox").focus();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect.poll(() => isFocusIn("main")).toBe(true);
  await page.keyboard.press("/");
  await expect.poll(() => isFocusIn("[role=combobox]")).toBe(true);
  expect(await page.getByRole("main").isVisible()).toBe(false);
});

/** From its left edge to its right one. */
async function isInWindow(element: Locator): Promise<boolean> {
  await element.waitFor();
  return element.evaluate((shown) => {
    const { left, right } = shown.getBoundingClientRect();
    return left >= 0 && right <= innerWidth;
  });
}

test("at 200 % an admin's pages and a customer's fit as well", async () => {
  const admin = await openZoomed("lead@demo.test");
  const { say } = browser;
  const actions = new RegExp(`^${say("staff.menu.label", { name: "" }).trim()}`);
  for (const place of ["dashboard", "staff", "integrations"] as const) {
    await admin.getByRole("button", { name: say("inbox.showSidebar") }).click();
    await admin.getByRole("button", { name: say(`app.${place}`) }).click();
    await admin.getByRole("heading", { level: 1, name: say(`${place}.title`) }).waitFor();
    await expectNoOverflow(admin);
    // The table is wider than the window; what can be done with an account is in view all the same.
    if (place === "staff") expect(await isInWindow(admin.getByRole("button", { name: actions }).first())).toBe(true);
  }
  await browser.close();
  const customer = await openZoomed("casey@demo.test");
  const ticket = customer.getByRole("button").filter({ hasText: "TICK-" }).first();
  await ticket.waitFor();
  await expectNoOverflow(customer);
  await ticket.click();
  await customer.getByRole("textbox", { name: say("display.composer.reply") }).waitFor();
  await expectNoOverflow(customer);
});

/** Of what moves just now, the longest time that it takes, in milliseconds. */
declare global {
  var longestMotion: number;
}

/** From now on: how long the longest transition or animation is that begins in the page, in milliseconds. */
async function watchMotion(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    globalThis.longestMotion = 0;
    const note = () => {
      const running = document
        .getAnimations()
        .map(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0));
      globalThis.longestMotion = Math.max(globalThis.longestMotion, ...running);
    };
    for (const begin of ["transitionrun", "animationstart"]) document.addEventListener(begin, note, true);
  });
  return () => page.evaluate(() => globalThis.longestMotion);
}

test("who asks for less motion sees none: not in dialogs, menus, notices, nor while something is awaited", async () => {
  const page = await open("lead@demo.test");
  const { say } = browser;
  const openAndClose = async (key: string, role: "dialog" | "menu") => {
    await page.keyboard.press(key);
    await page.getByRole(role).waitFor();
    await untilPainted(page);
    await page.keyboard.press("Escape");
    await page.getByRole(role).waitFor({ state: "detached" });
  };
  await page.getByRole("option").first().waitFor();
  const longest = await watchMotion(page);
  await openAndClose("?", "dialog");
  expect(await longest()).toBeGreaterThan(1);

  await page.emulateMedia({ reducedMotion: "reduce" });
  await untilPainted(page);
  await page.evaluate(() => {
    globalThis.longestMotion = 0;
  });
  await openAndClose("?", "dialog");
  await openAndClose("o", "menu");
  await page.route("**/api/v1/**", () => undefined);
  await page.keyboard.press("/");
  await untilPainted(page);
  await page.keyboard.insertText("TICK-1999-0001");
  await page.getByText(say("search.lookup.asking", { number: "TICK-1999-0001" })).waitFor();
  await untilPainted(page);
  expect(await longest()).toBeLessThanOrEqual(1);
});

test("who asks for more contrast reads every word at 7 to 1", async () => {
  const page = await open("lead@demo.test");
  const { say } = browser;
  await page.emulateMedia({ contrast: "more" });
  await page.getByRole("option").first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expectNoViolations(browser, ["color-contrast-enhanced"]);
  await page.keyboard.press("n");
  await page.getByRole("button", { name: say("display.composer.addNote") }).waitFor();
  await expectNoViolations(browser, ["color-contrast-enhanced"]);
});

test("in the system's own colours what is chosen is outlined, and bars keep theirs", async () => {
  const page = await open("lead@demo.test");
  const { say } = browser;
  await page.emulateMedia({ forcedColors: "active" });
  await page.getByRole("option").first().click();
  const places = page.getByRole("navigation", { name: say("app.places") });
  const outlineOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(await outlineOf("[role=option][aria-current=true]")).toBe("solid");
  expect(await outlineOf("nav [aria-current=page]")).toBe("solid");
  expect(await outlineOf("[role=radio][data-checked]")).toBe("solid");
  await places.getByRole("button", { name: say("app.dashboard") }).click();
  await page.getByText(say("dashboard.people.title")).waitFor();
  await untilPainted(page);
  const bar = page.locator(".bg-chart-first").first();
  expect(await bar.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe("rgba(0, 0, 0, 0)");
});
