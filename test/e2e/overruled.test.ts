// Two people set the same field without seeing each other: both are told, once and in words.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

let desk: TestDesk;
const browsers: PersonInBrowser[] = [];

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const casey = createSendingReplica();
  const args = { subject: "Contested", description: "Please look." };
  await desk.push("casey", casey.id, [casey.operation(uuidv7(), { kind: "createTicket", args })]);
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await desk.stop();
});

async function openFor(who: "sam" | "kim"): Promise<PersonInBrowser> {
  const browser = await openBrowser(desk.url);
  browsers.push(browser);
  await browser.signIn(emailOf(who), TEST_PASSWORD);
  await agentAtWork(browser.page).open("Unassigned", "Contested");
  return browser;
}

async function priorityOnServer(): Promise<string | undefined> {
  const { rows } = await desk.pool.query<{ priority: string }>("SELECT priority FROM support_tickets");
  return rows[0]?.priority;
}

test("[S6] whoever is overruled is told who replaced what, until they dismiss it; whoever overruled sees what they replaced", async () => {
  const [samsBrowser, kimsBrowser] = [await openFor("sam"), await openFor("kim")];
  const [sam, kim] = [agentAtWork(samsBrowser.page), agentAtWork(kimsBrowser.page)];
  await kimsBrowser.goOffline();
  await kim.setPriority("Low");
  await sam.setPriority("Urgent");
  await expect.poll(priorityOnServer).toBe("urgent");
  await kimsBrowser.goOnline();

  const told = "Kim Support set the priority to Low. You had set it to Urgent.";
  await samsBrowser.page.getByText(told).first().waitFor();
  await samsBrowser.page.getByRole("contentinfo").getByText("1 replaced by others").waitFor();
  const samsOutbox = await sam.openOutbox();
  await samsOutbox.getByLabel("Replaced by others").getByText(told).waitFor();
  await samsOutbox.getByRole("button", { name: "Dismiss" }).click();
  await samsOutbox.getByLabel("Replaced by others").waitFor({ state: "detached" });
  await samsBrowser.page.reload();
  await sam.untilAllSent();
  expect(await samsBrowser.page.getByText("replaced by others").count()).toBe(0);

  const kimsOutbox = await kim.openOutbox();
  await kimsOutbox
    .getByLabel("Sent lately")
    .getByText("It replaced the priority Urgent that somebody had set meanwhile. They are told.")
    .waitFor();
  for (const browser of browsers) expect(browser.faults).toEqual([]);
});
