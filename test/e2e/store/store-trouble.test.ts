// The whole app over a local store that fails: its file is damaged, or the browser has no room for more.

import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type AgentAtWork, agentAtWork } from "../../support/agent-at-work.ts";
import { createSendingReplica, type SendingReplica } from "../../support/operations.ts";
import { openBrowser, type PersonInBrowser, waitUntilInstalled } from "../../support/person-in-browser.ts";
import { damageStoreFiles } from "../../support/store-files-in.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../../support/test-people.ts";

const SUBJECT = "No network upstairs";
const REPLY = "I am on my way up with a cable.";
const OTHERS = 80;
const LONG = "The lamp at the switch is dark, and so is the one beside it. ".repeat(150);

let desk: TestDesk;
let browser: PersonInBrowser;
let sam: AgentAtWork;
let casey: SendingReplica;
let ticketId: string;

beforeEach(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  casey = createSendingReplica();
  [ticketId = ""] = await create([{ subject: SUBJECT, description: "Since nine." }]);
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
  sam = agentAtWork(browser.page);
  await sam.open("Unassigned", SUBJECT);
  await sam.untilAllSent();
});
afterEach(async () => {
  expect(browser.faults).toEqual([]);
  await browser.close();
  await desk.stop();
});

/** @returns their ids. */
async function create(tickets: readonly { subject: string; description: string }[]): Promise<string[]> {
  const asked = tickets.map((args) => ({ id: uuidv7(), args }));
  const operations = asked.map(({ id, args }) => casey.operation(id, { kind: "createTicket", args }));
  await desk.push("casey", casey.id, operations);
  return asked.map(({ id }) => id);
}

/** So many and so long that the middle of the store's file is theirs. */
async function fillTheMiddle(): Promise<void> {
  const others = Array.from({ length: OTHERS }, (_, at) => ({ subject: `Other ${at}`, description: LONG }));
  await create(others);
  // What was before it is there with it.
  const args = { messageId: uuidv7(), message: "Any news?", isInternalNote: false };
  await desk.push("casey", casey.id, [casey.operation(ticketId, { kind: "addMessage", args })]);
  await sam.message(args.message).waitFor();
}

async function repliesAtServer(words: string): Promise<number> {
  const { rows } = await desk.pool.query("SELECT id FROM ticket_messages WHERE message LIKE $1 || '%'", [words]);
  return rows.length;
}

test("[L6] [S1] [S2] a damaged file: its person is told, what was not sent is there and goes out once, the rest comes again", async () => {
  await fillTheMiddle();
  await waitUntilInstalled(browser.page);
  await browser.goOffline();
  await sam.reply(REPLY);
  await browser.reopen();
  await browser.page.getByText("Offline", { exact: true }).first().waitFor();
  await browser.crash();
  await damageStoreFiles(browser.profileFolder);

  await browser.reopen();
  const { page } = browser;
  await page.getByText("The copy of your tickets on this device was damaged").waitFor();
  const outbox = await agentAtWork(page).openOutbox();
  await outbox.getByText(REPLY).waitFor();
  expect(await repliesAtServer(REPLY)).toBe(0);

  await page.keyboard.press("Escape");
  await browser.goOnline();
  await agentAtWork(page).untilAllSent();
  await agentAtWork(page).open("Unassigned", SUBJECT);
  await agentAtWork(page).message(REPLY).waitFor();
  expect(await repliesAtServer(REPLY)).toBe(1);
});

test("[S1] [M4] a browser without room: its person is told and keeps their words, and nothing that was taken is lost", async () => {
  const { page } = browser;
  await waitUntilInstalled(page);
  await browser.goOffline();
  const session = await page.context().newCDPSession(page);
  const { usage } = await session.send("Storage.getUsageAndQuota", { origin: new URL(desk.url).origin });
  await session.send("Storage.overrideQuotaForOrigin", {
    origin: new URL(desk.url).origin,
    quotaSize: usage + 400_000,
  });

  const field = page.getByRole("textbox", { name: "Reply", exact: true });
  const refused = page.getByRole("alert").getByText("The reply was not sent").first();
  let taken = 0;
  let last = "";
  while (!(await refused.isVisible())) {
    expect(taken).toBeLessThan(100);
    last = `Taken ${taken}: ${"word ".repeat(3_900)}`;
    await field.fill(last);
    await page.getByRole("button", { name: "Send reply" }).click();
    await expect.poll(async () => (await refused.isVisible()) || (await field.inputValue()) === "").toBe(true);
    if (!(await refused.isVisible())) taken += 1;
  }
  expect(taken).toBeGreaterThan(0);
  await page.getByText("This device has no room left. Free some space, then try again.").first().waitFor();
  expect(await field.inputValue()).toBe(last);

  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(desk.url).origin });
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect.poll(() => field.inputValue()).toBe("");
  await browser.crash();
  await browser.reopen();
  await browser.goOnline();
  await agentAtWork(browser.page).untilAllSent();
  await expect.poll(() => repliesAtServer("Taken ")).toBe(taken + 1);
});
