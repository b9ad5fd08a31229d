// What a customer does with the desk: asks, waits, reads, answers, closes, comes back to it, and all of that without network
// too. With axe looking at every stop.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PULL_PATH } from "#protocol/sync/pull.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../support/test-device.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

let desk: TestDesk;
let sam: TestDevice;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  sam = createTestDevice(desk, "sam");
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("casey"), TEST_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

const message = (words: string) => browser.page.getByRole("article").filter({ hasText: words });
const choose = async (field: string, option: string) => {
  await browser.page.getByRole("combobox", { name: field }).click();
  await browser.page.getByRole("option", { name: option }).click();
};

async function write(subject: string, description: string): Promise<void> {
  const { page } = browser;
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Description").fill(description);
}

async function reply(words: string): Promise<void> {
  const { page } = browser;
  await page.getByRole("textbox", { name: "Reply" }).fill(words);
  await page.getByRole("button", { name: "Send reply" }).click();
  await message(words).waitFor();
}

async function ticketOf(
  subject: string,
): Promise<{ id: string; status: string; priority: string; department: string }> {
  const read = async () => {
    const sql = "SELECT id, status, priority, department FROM support_tickets WHERE subject = $1";
    return (await desk.pool.query(sql, [subject])).rows[0];
  };
  await expect.poll(read).toBeDefined();
  return await read();
}

const statusOf = async (subject: string) => (await ticketOf(subject)).status;

test("a first ticket is written, numbered and answered", async () => {
  const { page } = browser;
  await page.getByRole("button", { name: "Write your first ticket" }).click();
  await write("Invoice shows twice", "The one of June is there twice, since Monday.");
  await choose("Priority", "High");
  await choose("Department", "Billing");
  await page.getByRole("button", { name: "Send ticket" }).click();
  await page.getByRole("heading", { level: 1, name: "Invoice shows twice" }).waitFor();
  await page.getByText(/^TICK-\d{4}-0001$/).waitFor();
  expect(await ticketOf("Invoice shows twice")).toMatchObject({
    priority: "high",
    department: "billing",
    status: "open",
  });
  await expectNoViolations(browser);

  const { id: ticketId } = await ticketOf("Invoice shows twice");
  await sam.act({ kind: "take", ticketId, args: {} });
  // Before the reply: once that has come, a note would have.
  const note = { messageId: uuidv7(), message: "Third this week.", isInternalNote: true };
  await sam.act({ kind: "addMessage", ticketId, args: note });
  const words = { messageId: uuidv7(), message: "One of them is a **draft**: ignore it.", isInternalNote: false };
  await sam.act({ kind: "addMessage", ticketId, args: words });
  await message("ignore it").getByText("STAFF", { exact: true }).waitFor();
  await message("ignore it").getByText("Sam Support").first().waitFor();
  await page.getByText("In progress", { exact: true }).first().waitFor();
  expect(await page.getByText("Third this week.").count()).toBe(0);
  await expectNoViolations(browser);
});

test("[T6] [T7] it is answered, closed, and reopened by one more reply", async () => {
  const { page } = browser;
  await reply("Thank you, that was it.");
  await page.getByRole("button", { name: "Close ticket" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByText("Is this settled?").waitFor();
  await expectNoViolations(browser);
  await question.getByRole("button", { name: "Close ticket" }).click();
  await page.getByRole("button", { name: "Reply to reopen" }).waitFor();
  await expect.poll(() => statusOf("Invoice shows twice")).toBe("closed");
  await page.getByRole("button", { name: "Reply to reopen" }).click();
  await reply("It is back, I am afraid.");
  await page.getByRole("button", { name: "Close ticket" }).waitFor();
  await expect.poll(() => statusOf("Invoice shows twice")).toBe("in_progress");
});

test("[S1] [T8] without network another is written; it waits here, is worked on, and gets its number later", async () => {
  const { page } = browser;
  await page.getByRole("button", { name: "Holdfast" }).click();
  await browser.goOffline();
  await page.getByRole("button", { name: "New ticket" }).click();
  await write("Badge does not open the gate", "Neither does my colleague's.");
  await page.getByRole("button", { name: "Send ticket" }).click();
  await page.getByRole("heading", { level: 1, name: "Badge does not open the gate" }).waitFor();
  await page.getByText("Not numbered yet").waitFor();
  await reply("The other gate works.");
  await expectNoViolations(browser);
  await page.getByRole("button", { name: "Your tickets" }).click();
  await page.getByText("Saved here, not sent yet").first().waitFor();
  await expectNoViolations(browser);
  await browser.goOnline();
  await page.getByText(/^TICK-\d{4}-0002$/).waitFor();
  await page.getByText("Saved here, not sent yet").waitFor({ state: "detached" });
  const { rows } = await desk.pool.query("SELECT message FROM ticket_messages WHERE ticket_id = $1", [
    (await ticketOf("Badge does not open the gate")).id,
  ]);
  expect(rows).toEqual([{ message: "The other gate works." }]);
});

test("tickets are found by what is in them, and by where they stand", async () => {
  const { page } = browser;
  const cards = page.getByRole("button").filter({ hasText: "TICK-" });
  await page.getByRole("searchbox", { name: "Search your tickets" }).fill("colleague gate");
  await expect.poll(() => cards.count()).toBe(1);
  await cards.filter({ hasText: "Badge" }).waitFor();
  await page.getByRole("searchbox", { name: "Search your tickets" }).fill("");
  await page.getByRole("tab", { name: "In progress" }).click();
  await cards.filter({ hasText: "Invoice" }).waitFor();
  expect(await cards.count()).toBe(1);
  await page.getByRole("tab", { name: "Closed" }).click();
  await page.getByText("No closed tickets").waitFor();
  await expectNoViolations(browser);
});

test("[S13] they sign out, and leave nothing of their tickets behind", async () => {
  const { page } = browser;
  await page.getByRole("button", { name: "Account of Casey Customer" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await page.getByText("You are signed out, and this device has been cleared.").waitFor();
  await expectNoViolations(browser);
  expect(browser.faults).toEqual([]);
});

test("until their tickets have come for the first time no tab says that there are none", async () => {
  const robin = await openBrowser(desk.url);
  try {
    const { page } = robin;
    await page.route(`**${PULL_PATH}`, () => undefined);
    await robin.signIn(emailOf("robin"), TEST_PASSWORD);
    for (const tab of ["All", "Open", "Closed"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.getByRole("tabpanel", { name: tab }).getByText("Fetching your tickets").first().waitFor();
      expect(await page.getByRole("tab", { name: tab }).innerText()).toBe(tab);
    }
    await expectNoViolations(robin);
  } finally {
    await robin.close();
  }
});
