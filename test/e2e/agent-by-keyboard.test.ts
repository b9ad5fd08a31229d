// An agent's work from signing in to signing off a ticket, without a pointer, with axe looking at every stop.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";
import { openPalette, untilFocused } from "../support/until-focused.ts";

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const casey = createSendingReplica();
  const args = { subject: "Printer on fire", description: "Please look." };
  await desk.push("casey", casey.id, [casey.operation(uuidv7(), { kind: "createTicket", args })]);
  browser = await openBrowser(desk.url);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await browser.page.keyboard.press(key);
}

async function type(words: string): Promise<void> {
  await browser.page.keyboard.insertText(words);
}

/** Asks the palette for something by the beginnings of its words. */
async function ask(words: string): Promise<void> {
  const palette = await openPalette(browser.page);
  await type(words);
  await palette.getByRole("option").first().waitFor();
  await expectNoViolations(browser);
  await press("Enter");
  await palette.waitFor({ state: "detached" });
}

async function ticketOnServer() {
  const { rows } = await desk.pool.query<Record<string, string | null>>(
    `SELECT status, priority, assigned_to, (SELECT message FROM ticket_messages) AS message FROM support_tickets`,
  );
  return rows[0];
}

test("a ticket is found, taken, answered, closed, taken back and made urgent by keys alone", async () => {
  const { page } = browser;
  const kim = agentAtWork(page);
  await page.getByLabel("E-mail address").waitFor();
  await untilFocused(page.getByLabel("E-mail address"));
  await type(emailOf("kim"));
  await press("Tab");
  await type(TEST_PASSWORD);
  await press("Enter");
  await page.getByRole("navigation", { name: "Views" }).waitFor();

  await press("g", "u");
  await page.getByRole("option").filter({ hasText: "Printer on fire" }).waitFor();
  await expectNoViolations(browser);
  await press("Enter");
  await page.getByRole("heading", { level: 1, name: "Printer on fire" }).waitFor();
  await ask("assign or take");
  await page.getByRole("button", { name: "Hand back" }).waitFor();

  await press("r");
  await untilFocused(page.getByRole("textbox", { name: "Reply" }));
  await type("Please ");
  await press("ControlOrMeta+b");
  await type("unplug it");
  await expectNoViolations(browser);
  await press("ControlOrMeta+Shift+Enter");
  await kim.message("unplug it").waitFor();
  await page.getByText("Closed", { exact: true }).first().waitFor();
  await kim.untilAllSent();
  await expect.poll(ticketOnServer).toMatchObject({
    status: "closed",
    assigned_to: desk.people.kim.id,
    message: "Please **unplug it**",
  });

  await press("Escape");
  await ask("set priority urgent");
  await kim.untilAllSent();
  await expect.poll(async () => (await ticketOnServer())?.priority).toBe("urgent");
  await press("z");
  await expect.poll(async () => (await ticketOnServer())?.priority).toBe("medium");
  expect(browser.faults).toEqual([]);
});

test("the palette finds tickets by number and words, offers what can be done now alone, and says where nothing fits", async () => {
  const { page } = browser;
  await press("g", "m");
  await ask("fire");
  await page.getByRole("heading", { level: 1, name: "Printer on fire" }).waitFor();
  await ask("hand back");
  await page.getByRole("button", { name: "Take", exact: true }).waitFor();
  await press("a");
  await page.getByRole("button", { name: "Hand back" }).waitFor();
  const palette = await openPalette(page);
  await type("zyzzyva");
  await page.getByText("Nothing is called that.").waitFor();
  await press("Escape");
  await palette.waitFor({ state: "detached" });
  await ask("undo");
  await page.getByRole("button", { name: "Take", exact: true }).waitFor();
  await openPalette(page);
  await type("change");
  await palette.getByRole("option", { name: "Change the status" }).waitFor();
  expect(await palette.getByRole("option", { name: "Undo the last change" }).count()).toBe(0);
  await press("Escape");
  expect(browser.faults).toEqual([]);
});

test("the help tells of the keys that lead to one's own pages, and of no others", async () => {
  await press("?");
  const help = browser.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await help.getByText("Dashboard", { exact: true }).waitFor();
  for (const page of ["Staff", "Integrations"]) expect(await help.getByText(page, { exact: true }).count()).toBe(0);
  await press("Escape");
  await help.waitFor({ state: "detached" });
});
