// How a list is sorted and grouped: by keys, of each view for itself, and as it was after the app is opened again.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { createTestDevice } from "../support/test-device.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";
import { chooseOrder, untilRowsAre } from "../support/ticket-list.ts";
import { openPalette } from "../support/until-focused.ts";

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const [casey, robin, lead] = (["casey", "robin", "lead"] as const).map((who) => createTestDevice(desk, who));
  const ids = [uuidv7(), uuidv7(), uuidv7()] as const;
  await casey?.act({ kind: "createTicket", ticketId: ids[0], args: { subject: "Answered once", description: "D" } });
  await robin?.act({ kind: "createTicket", ticketId: ids[1], args: { subject: "Second", description: "D" } });
  await casey?.act({ kind: "createTicket", ticketId: ids[2], args: { subject: "Third", description: "D" } });
  const args = { messageId: uuidv7(), message: "Hello", isInternalNote: false };
  await lead?.act({ kind: "addMessage", ticketId: ids[0], args });
  await lead?.act({ kind: "setPriority", ticketId: ids[2], args: { priority: "urgent" } });
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

function untilListed(...subjects: string[]): Promise<void> {
  return untilRowsAre(browser.page, subjects);
}

function choose(label: string): Promise<void> {
  return chooseOrder(browser.page, label);
}

test("a list shows who waits longest, in groups where somebody asks for them, and remembers it of each view", async () => {
  const { page } = browser;
  const goTo = (name: string) =>
    browser.page.getByRole("navigation", { name: "Views" }).getByRole("button", { name }).first();
  await goTo("All tickets").click();
  await untilListed("Third", "Answered once", "Second");
  await choose("Longest waiting");
  await untilListed("Second", "Third", "Answered once");
  await choose("Priority");
  await untilListed("Third", "Second", "Answered once");
  await page.getByText("Urgent", { exact: true }).nth(1).waitFor();
  await expectNoViolations(browser);
  await choose("Customer");
  await untilListed("Third", "Answered once", "Second");

  await openPalette(page);
  await page.keyboard.insertText("group by no");
  await page.getByRole("option", { name: "Group by: No groups" }).waitFor();
  await page.keyboard.press("Enter");
  await untilListed("Second", "Third", "Answered once");

  await goTo("Unassigned").click();
  await untilListed("Third", "Answered once", "Second");
  await browser.reopen();
  await goTo("All tickets").click();
  await untilListed("Second", "Third", "Answered once");
  expect(browser.faults).toEqual([]);
});

test("a ticket that somebody has says in every order that its customer waits, until they are answered", async () => {
  const { page } = browser;
  const lead = agentAtWork(page);
  await lead.open("All tickets", "Second");
  await page.keyboard.press("a");
  await page.getByRole("option", { name: "Lena Lead (you)" }).click();
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "My tickets" }).click();
  const waits = page.getByRole("option").getByRole("img", { name: "The customer waits for an answer" });
  await waits.waitFor();
  await page.getByRole("option").filter({ hasText: "Second" }).click();
  await lead.reply("We look into it.");
  await waits.waitFor({ state: "detached" });
  expect(browser.faults).toEqual([]);
});
