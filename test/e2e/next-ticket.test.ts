// Where a reply leads once it is sent: by the choice of the device, with the cursor and the focus where one goes on.

import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { fillQueue } from "../support/fill-queue.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";
import { openPalette, untilFocused } from "../support/until-focused.ts";

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await fillQueue(desk, { from: 1, count: 4 });
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

async function untilAt(subject: string): Promise<void> {
  const heading = browser.page.getByRole("heading", { level: 1, name: subject });
  await heading.waitFor();
  await untilFocused(heading);
  // The list goes on with it: the row at the cursor is the open one.
  const row = browser.page.getByRole("option").filter({ hasText: subject });
  await expect.poll(() => row.getAttribute("aria-current")).toBe("true");
  const id = await row.getAttribute("id");
  expect(await browser.page.getByRole("listbox").getAttribute("aria-activedescendant")).toBe(id);
}

async function type(words: string): Promise<void> {
  const { page } = browser;
  await page.keyboard.press("r");
  await page.getByRole("textbox", { name: "Reply" }).waitFor();
  await page.keyboard.insertText(words);
  // What was typed here before has been looked for: until then nothing is sent.
  await expect.poll(() => page.getByRole("button", { name: "Send reply" }).isEnabled()).toBe(true);
}

async function statusOf(number: number): Promise<string | undefined> {
  const { rows } = await desk.pool.query("SELECT status FROM support_tickets WHERE number_sequence = $1", [number]);
  return rows[0]?.status;
}

test("a reply that is sent leads to the ticket behind it, and one that closes leaves a notice that takes it back", async () => {
  const { page } = browser;
  const lead = agentAtWork(page);
  await lead.open("Unassigned", "Request 2");
  await type("Stays here.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await lead.message("Stays here.").waitFor();
  await page.keyboard.press("Escape");

  await openPalette(page);
  await page.keyboard.insertText("after sending next");
  await page.getByRole("option", { name: /next ticket/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("After sending a reply: next ticket").waitFor();

  // The first reply has brought it to the front, so the next one is the first.
  await type("Goes on.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await untilAt("Request 1");
  await page.getByText("Reply on its way", { exact: true }).waitFor();
  await expectNoViolations(browser);

  await type("Done with it.");
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await untilAt("Request 3");
  await expect.poll(() => statusOf(1)).toBe("closed");
  await page.getByText("Reply on its way, ticket closed").waitFor();
  await page.keyboard.press("z");
  await expect.poll(() => statusOf(1)).toBe("open");
  expect(await page.getByRole("textbox", { name: "Reply" }).inputValue()).toBe("");
  expect(browser.faults).toEqual([]);
});

test("the last ticket leads back to the list, and so does every one where that is chosen", async () => {
  const { page } = browser;
  const lead = agentAtWork(page);
  await lead.open("Unassigned", "Request 4");
  await type("The last of all.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByText("Choose a ticket").waitFor();

  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("radio", { name: "Back to list" }).or(settings.getByText("Back to list")).first().click();
  await page.keyboard.press("Escape");
  await settings.waitFor({ state: "detached" });

  await lead.open("Unassigned", "Request 2");
  await type("And back.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByText("Choose a ticket").waitFor();
  const box = page.getByRole("listbox");
  await untilFocused(box);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).not.toBe("Request 2");
  expect(browser.faults).toEqual([]);
});
