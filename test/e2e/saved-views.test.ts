// A view of one's own, by keys alone: chosen condition by condition, saved, counted as tickets change without network, acted on as a
// whole, renamed, moved and deleted; and there on another device of the same person.

import type { Page } from "playwright-core";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser, type PersonInBrowser, waitUntilInstalled } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { createTestDevice } from "../support/test-device.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";
import { chooseOrder, untilRowsAre } from "../support/ticket-list.ts";
import { chooseByLetters, openPalette, untilFocused } from "../support/until-focused.ts";

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const [casey, robin, lead] = (["casey", "robin", "lead"] as const).map((who) => createTestDevice(desk, who));
  const create = async (device: typeof casey, subject: string, priority: "urgent" | "low") => {
    const ticketId = uuidv7();
    await device?.act({ kind: "createTicket", ticketId, args: { subject, description: "D", priority } });
    return ticketId;
  };
  await create(casey, "Casey, urgent", "urgent");
  await create(casey, "Casey, low", "low");
  await create(robin, "Robin, urgent", "urgent");
  const closed = await create(casey, "Casey, urgent and closed", "urgent");
  await lead?.act({ kind: "setStatus", ticketId: closed, args: { status: "closed" } });
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

function views() {
  return browser.page.getByRole("navigation", { name: "Views" });
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await browser.page.keyboard.press(key);
}

function untilListed(...subjects: string[]): Promise<void> {
  return untilRowsAre(browser.page, subjects);
}

/** Runs a command by the palette. */
async function command(words: string, label: string): Promise<void> {
  const { page } = browser;
  const palette = await openPalette(page);
  await page.keyboard.insertText(words);
  await palette.getByRole("option", { name: label }).waitFor();
  await press("Enter");
}

function focusedWords(): Promise<string | undefined> {
  return browser.page.evaluate(() => document.activeElement?.textContent?.trim());
}

/** With the focus on the first condition. */
async function startFiltering(): Promise<void> {
  await press("v");
  await untilFocused(browser.page.getByRole("group", { name: "Filter" }).getByRole("button", { name: "Status" }));
}

/** In the dialog that asks for it. */
async function giveName(page: Page, dialog: string, name: string): Promise<void> {
  await untilFocused(page.getByRole("dialog", { name: dialog }).getByLabel("Name"));
  await page.keyboard.insertText(name);
  await page.keyboard.press("Enter");
}

/** Goes down the open menu to an entry. */
async function goDownTo(entry: string): Promise<void> {
  while ((await focusedWords()) !== entry) {
    const before = await focusedWords();
    await press("ArrowDown");
    await expect.poll(focusedWords).not.toBe(before);
  }
}

/** Of the chip that has the focus, whose menu is opened, chosen in and closed. */
async function choose(...values: string[]): Promise<void> {
  const menu = browser.page.getByRole("menu");
  await press("Enter");
  await menu.waitFor();
  for (const value of values) {
    await goDownTo(value);
    await press("Enter");
    await menu.getByRole("menuitemcheckbox", { name: value, exact: true, checked: true }).waitFor();
  }
  await press("Escape");
  await menu.waitFor({ state: "detached" });
}

test("a view is made of conditions, by keys alone", async () => {
  const { page } = browser;
  await views().getByRole("button", { name: "All tickets 4" }).waitFor();
  await press("g", "a");
  await untilListed("Casey, urgent and closed", "Robin, urgent", "Casey, low", "Casey, urgent");

  await startFiltering();
  await choose("Open", "In progress");
  await untilListed("Robin, urgent", "Casey, low", "Casey, urgent");
  await press("Tab");
  await choose("Urgent");
  await untilListed("Robin, urgent", "Casey, urgent");
  await press("Tab", "Tab", "Tab", "Enter");
  const customers = page.getByRole("dialog", { name: "Tickets of one customer" });
  await untilFocused(customers.getByRole("combobox"));
  await page.keyboard.insertText("casey");
  await page.getByRole("option").filter({ hasText: "casey@" }).waitFor();
  await press("Enter");
  await customers.waitFor({ state: "detached" });
  await untilListed("Casey, urgent");
  await expectNoViolations(browser);

  await command("save the filter", "Save the filter as a view");
  const dialog = page.getByRole("dialog", { name: "Save as view" });
  await dialog.waitFor();
  expect(await dialog.getByLabel("Name").inputValue()).toMatch(/^Urgent, Open, In progress, Casey/);
  await untilFocused(dialog.getByLabel("Name"));
  await page.keyboard.insertText("Casey burns");
  await expectNoViolations(browser);
  await press("Enter");
  await views().getByRole("button", { name: "Casey burns 1" }).waitFor();
  await page.getByRole("heading", { level: 2, name: "Casey burns" }).waitFor();
  expect(browser.faults).toEqual([]);
});

test("it is there without network after the app is opened again, and counts what changes", async () => {
  await waitUntilInstalled(browser.page);
  await browser.goOffline();
  await browser.reopen();
  const { page } = browser;
  await views().getByRole("button", { name: "Casey burns 1" }).waitFor();
  await press("g", "a");
  await page.getByRole("option").filter({ hasText: "Casey, low" }).click();
  await page.getByRole("heading", { level: 1, name: "Casey, low" }).waitFor();
  await press("p");
  await chooseByLetters(page, "Urg", "Urgent");
  await views().getByRole("button", { name: "Casey burns 2" }).waitFor();

  await command("casey burns", "Casey burns");
  await untilListed("Casey, low", "Casey, urgent");
  // What is changed together is changed at nearly one moment: which of it comes first by that is chance.
  await chooseOrder(page, "Newest first");
  await press("*", "a");
  await page.getByText("All 2 selected").waitFor();
  await press("s");
  await chooseByLetters(page, "Clo", "Closed");
  await page.getByText("No ticket is like that").waitFor();
  await press("z");
  await untilListed("Casey, low", "Casey, urgent");
  await browser.goOnline();
});

test("it is changed, renamed, moved and deleted, and comes back", async () => {
  const { page } = browser;
  await startFiltering();
  await press("Tab");
  await choose("Low");
  await page.getByRole("button", { name: "Save as new" }).waitFor();
  await command("save the filter", "Save the filter as a view");
  await page.getByRole("button", { name: "Save as new" }).waitFor({ state: "detached" });

  await command("rename", "Rename the view");
  await giveName(page, "Rename the view", "Casey");
  await page.getByRole("heading", { level: 2, name: "Casey", exact: true }).waitFor();

  await press("g", "u", "v");
  await page.getByRole("group", { name: "Filter" }).waitFor();
  await command("save the filter", "Save the filter as a view");
  await giveName(page, "Save as view", "The queue");
  await page.getByRole("heading", { level: 2, name: "The queue" }).waitFor();
  const own = page.getByRole("region", { name: "Saved views" });
  const namesOf = async () => (await own.getByRole("listitem").allInnerTexts()).map((text) => text.split("\n")[0]);
  expect(await namesOf()).toEqual(["Casey", "The queue"]);
  await command("move up", "Move the view up");
  await expect.poll(namesOf).toEqual(["The queue", "Casey"]);

  await command("delete the", "Delete the view");
  await page.getByText("The view The queue was deleted").waitFor();
  await expect.poll(namesOf).toEqual(["Casey"]);
  await page
    .getByRole("dialog")
    .filter({ hasText: "The view The queue was deleted" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect.poll(namesOf).toEqual(["The queue", "Casey"]);

  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText("Everything you wrote has been sent.").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(browser.faults).toEqual([]);
});

test("it follows its person to another device, and what is done to it on either is seen on both", async () => {
  const other = await openBrowser(desk.url);
  try {
    await other.signIn(emailOf("lead"), TEST_PASSWORD);
    const [own, others] = [browser, other].map(({ page }) => page.getByRole("region", { name: "Saved views" }));
    if (!own || !others) throw new Error("Both devices are needed.");
    await others.getByRole("button", { name: /^The queue/ }).waitFor();
    await others.getByRole("button", { name: /^Casey/ }).click();
    await other.page.getByRole("heading", { level: 2, name: "Casey", exact: true }).waitFor();
    // What was saved on one device is on another just what was saved.
    expect(await other.page.getByRole("button", { name: "Save as new" }).count()).toBe(0);

    await other.goOffline();
    await other.page.getByRole("button", { name: "More of Casey" }).click();
    await other.page.getByRole("menuitem", { name: "Rename the view" }).click();
    await giveName(other.page, "Rename the view", "Casey again");
    await others.getByRole("button", { name: /^Casey again/ }).waitFor();
    await other.page.getByRole("button", { name: "Saved views waiting to be sent" }).waitFor();
    await other.page.getByRole("button", { name: /^Account/ }).click();
    await other.page.getByRole("menuitem", { name: "Sign out" }).click();
    const dialog = other.page.getByRole("alertdialog", { name: "Sign out and lose what was not sent?" });
    await dialog.getByText("One change to your saved views was not sent.").waitFor();
    await expectNoViolations(other);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await other.goOnline();
    await own.getByRole("button", { name: /^Casey again/ }).waitFor();
    await other.page.getByRole("button", { name: "Everything sent" }).waitFor();

    await own.getByRole("button", { name: /^Casey again/ }).click();
    await browser.page.getByRole("heading", { level: 2, name: "Casey again" }).waitFor();
    await command("delete the", "Delete the view");
    await others.getByRole("button", { name: /^Casey again/ }).waitFor({ state: "detached" });
    // Whoever was looking at it is led to another.
    await other.page.getByRole("heading", { level: 2, name: "Casey again" }).waitFor({ state: "detached" });

    await others.getByRole("button", { name: /^The queue/ }).click();
    await other.page.getByRole("group", { name: "Filter" }).getByRole("button", { name: "Priority" }).click();
    await other.page.getByRole("menuitemcheckbox", { name: "Low" }).click();
    await other.page.keyboard.press("Escape");
    await other.page.getByRole("button", { name: "Save as new" }).waitFor();
    await own.getByRole("button", { name: /^The queue/ }).click();
    await browser.page.getByRole("heading", { level: 2, name: "The queue" }).waitFor();
    await command("delete the", "Delete the view");
    // What was being changed of it stays.
    await other.page.getByText("The view The queue was deleted elsewhere").waitFor();
    await other.page.getByRole("heading", { level: 2, name: "Filtered tickets" }).waitFor();
    await other.page.getByRole("button", { name: "Save as view" }).waitFor();
    await expectNoViolations(other);
    expect([...browser.faults, ...other.faults]).toEqual([]);
  } finally {
    await other.close();
  }
});
