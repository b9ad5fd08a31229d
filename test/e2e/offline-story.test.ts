// The story that Holdfast exists for: an agent works without network, others work meanwhile, and all of it comes together.

import type { Locator } from "playwright-core";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser, waitUntilInstalled } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD, type TestPerson } from "../support/test-people.ts";

const NOTE = "Between us: the router in rack seven is the culprit";

let desk: TestDesk;
const browsers: PersonInBrowser[] = [];

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await seedTickets();
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await desk.stop();
});

/** Casey has asked for two things: the first is Sam's, the second nobody's. */
async function seedTickets(): Promise<void> {
  const [assigned, queued] = [uuidv7(), uuidv7()];
  const casey = createSendingReplica();
  await desk.push("casey", casey.id, [
    casey.operation(assigned, {
      kind: "createTicket",
      args: { subject: "No network upstairs", description: "Since nine." },
    }),
    casey.operation(queued, {
      kind: "createTicket",
      args: { subject: "Invoice shows twice", description: "See June." },
    }),
  ]);
  const lead = createSendingReplica();
  await desk.push("lead", lead.id, [
    lead.operation(assigned, { kind: "assign", args: { assigneeId: desk.people.sam.id } }),
  ]);
}

/** Exactly once, as soon as the conversation that has it is there. */
async function shownOnce(message: Locator): Promise<void> {
  await message.first().waitFor();
  expect(await message.count()).toBe(1);
}

async function openFor(who: TestPerson): Promise<PersonInBrowser> {
  const browser = await openBrowser(desk.url);
  browsers.push(browser);
  await browser.signIn(emailOf(who), TEST_PASSWORD);
  return browser;
}

test("[S1] [S2] [S4] [M3] [T8] [P3] sam works offline, kim and casey meanwhile, and everybody ends with the same", async () => {
  const [samsBrowser, kimsBrowser, caseysBrowser] = [
    await openFor("sam"),
    await openFor("kim"),
    await openFor("casey"),
  ];
  const sam = agentAtWork(samsBrowser.page);
  await samsBrowser.page.getByText("No network upstairs").first().waitFor();
  await waitUntilInstalled(samsBrowser.page);

  await samsBrowser.goOffline();
  await sam.open("My tickets", "No network upstairs");
  await sam.reply("I am on my way up with a cable.");
  await sam.addNote(NOTE);
  await sam.setStatus("Closed");
  await sam.open("Unassigned", "Invoice shows twice");
  await sam.take();
  await sam.reply("I am looking into June.");
  await sam.createTicket({ customer: "Casey", subject: "New badge needed", description: "Asked for by phone." });
  await samsBrowser.page.getByText("Not numbered yet").first().waitFor();

  await samsBrowser.reopen();
  const samAgain = agentAtWork(samsBrowser.page);
  await samsBrowser.page.getByText("Offline", { exact: true }).first().waitFor();
  await samAgain.open("Closed", "No network upstairs");
  await samAgain.message("I am on my way up with a cable.").waitFor();
  await samAgain.message(NOTE).waitFor();
  await samAgain.open("My tickets", "Invoice shows twice");
  await samAgain.open("Unassigned", "New badge needed");

  // Kim works on what Sam has taken, unknown to her, and follows it, so that it stays with her.
  const kim = agentAtWork(kimsBrowser.page);
  await kim.open("Unassigned", "Invoice shows twice");
  await kim.follow();
  await kim.setPriority("Urgent");
  await kim.reply("We will send a corrected invoice.");
  await kim.untilAllSent();

  await samsBrowser.goOnline();

  // Sam's own reply would cross Kim's unseen: Sam is shown what Kim wrote, and sends it as it is.
  await samsBrowser.page.getByRole("contentinfo").getByText("1 needs attention").waitFor();
  await samAgain.open("My tickets", "Invoice shows twice");
  await samAgain.message("Not sent yet. Kim Support wrote since you wrote this.").waitFor();
  await samAgain.message("I am looking into June.").getByText("We will send a corrected invoice.").waitFor();
  await samsBrowser.page.getByRole("button", { name: "Send as it is" }).click();
  await samAgain.untilAllSent();

  // Both people's work is on both screens, once.
  await kimsBrowser.page.getByLabel("Details").getByText("Sam Support").waitFor();
  await kimsBrowser.page.getByRole("option").filter({ hasText: "Invoice shows twice" }).waitFor({ state: "detached" });
  await kim.open("Followed", "Invoice shows twice");
  await shownOnce(kim.message("We will send a corrected invoice."));
  await samAgain.open("My tickets", "Invoice shows twice");
  await shownOnce(samAgain.message("We will send a corrected invoice."));
  await shownOnce(samAgain.message("I am looking into June."));
  await samsBrowser.page.getByRole("combobox", { name: "Priority" }).first().getByText("Urgent").waitFor();
  await samAgain.open("Closed", "No network upstairs");
  await shownOnce(samAgain.message("I am on my way up with a cable."));
  await shownOnce(samAgain.message(NOTE));
  await samAgain.open("Unassigned", "New badge needed");
  await samsBrowser.page.getByText("TICK-", { exact: false }).first().waitFor();

  // At casey's: the reply, the closed ticket, the new one with the next number, and not a byte of the note.
  const casey = caseysBrowser.page;
  await casey.getByText("New badge needed").first().waitFor();
  await casey.getByText("No network upstairs").first().click();
  await casey.getByText("I am on my way up with a cable.").first().waitFor();
  const { rows } = await desk.pool.query("SELECT subject, ticket_number FROM support_tickets ORDER BY number_sequence");
  const year = new Date().getUTCFullYear();
  expect(rows).toEqual([
    { subject: "No network upstairs", ticket_number: `TICK-${year}-0001` },
    { subject: "Invoice shows twice", ticket_number: `TICK-${year}-0002` },
    { subject: "New badge needed", ticket_number: `TICK-${year}-0003` },
  ]);
  expect(caseysBrowser.wire.count()).toBeGreaterThan(0);
  const received = caseysBrowser.wire.text();
  expect(received).toContain("I am on my way up with a cable.");
  expect(received).not.toContain("rack seven");
  const messages = await desk.pool.query("SELECT message FROM ticket_messages ORDER BY message");
  expect(messages.rows.map(({ message }) => message)).toEqual(
    [
      NOTE,
      "I am looking into June.",
      "I am on my way up with a cable.",
      "We will send a corrected invoice.",
    ].toSorted(),
  );
  for (const browser of browsers) expect(browser.faults).toEqual([]);
});
