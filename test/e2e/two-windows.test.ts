// Two windows of one person on one store: one of them syncs for both, and the other takes over when it is closed.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

let desk: TestDesk;
let browser: PersonInBrowser;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const casey = createSendingReplica();
  const args = { subject: "Two windows", description: "Please look." };
  await desk.push("casey", casey.id, [casey.operation(uuidv7(), { kind: "createTicket", args })]);
  browser = await openBrowser(desk.url);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

test("[S2] what is written in either window is sent once and shown in both, also after the first is closed", async () => {
  await browser.signIn(emailOf("kim"), TEST_PASSWORD);
  const first = agentAtWork(browser.page);
  await first.open("Unassigned", "Two windows");
  const secondPage = await browser.page.context().newPage();
  await secondPage.goto(desk.url);
  const second = agentAtWork(secondPage);
  await second.open("Unassigned", "Two windows");

  await Promise.all([first.reply("From the first"), second.reply("From the second")]);
  await first.message("From the second").getByText("Sent", { exact: true }).waitFor();
  await second.message("From the first").getByText("Sent", { exact: true }).waitFor();

  await browser.page.close();
  await second.reply("After the first was closed");
  await second.message("After the first was closed").getByText("Sent", { exact: true }).waitFor();

  const { rows } = await desk.pool.query("SELECT message FROM ticket_messages ORDER BY message");
  expect(rows.map(({ message }) => message)).toEqual([
    "After the first was closed",
    "From the first",
    "From the second",
  ]);
  expect(browser.faults).toEqual([]);
});
