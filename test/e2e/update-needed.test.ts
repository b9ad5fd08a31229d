// An app that the server does not understand any more.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { SYNC_REQUESTS, speakAnotherVersion } from "../support/speak-another-version.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

let desk: TestDesk;
let browser: PersonInBrowser;
let ticketId: string;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const casey = createSendingReplica();
  ticketId = uuidv7();
  const args = { subject: "Old app", description: "Please look." };
  await desk.push("casey", casey.id, [casey.operation(ticketId, { kind: "createTicket", args })]);
  browser = await openBrowser(desk.url);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

test("[S12] an app that the server no longer understands says so, goes on reading and writing, and sends it all later", async () => {
  const { page } = browser;
  await browser.signIn(emailOf("kim"), TEST_PASSWORD);
  const kim = agentAtWork(page);
  await kim.open("Unassigned", "Old app");
  await kim.untilAllSent();

  await speakAnotherVersion(page);
  await kim.addNote("Kept until the update");
  const banner = page.getByRole("status").filter({ hasText: "Holdfast needs an update." });
  await banner.getByText("reload to get it").waitFor();
  await banner.getByRole("button", { name: "Reload" }).waitFor();
  await kim.setPriority("High");
  await page.getByRole("contentinfo").getByText("2 waiting to be sent").waitFor();
  await page.getByRole("contentinfo").getByText("Sync paused").waitFor();
  expect(await page.getByRole("contentinfo").getByRole("button", { name: "Try now" }).count()).toBe(0);

  await page.reload();
  await banner.waitFor();
  await kim.open("Unassigned", "Old app");
  await kim.message("Kept until the update").waitFor();
  await page.getByRole("contentinfo").getByText("2 waiting to be sent").waitFor();
  expect(await stateOnServer()).toEqual({ priority: "medium", messages: [] });

  await page.unroute(SYNC_REQUESTS);
  await banner.getByRole("button", { name: "Try again" }).click();
  await kim.untilAllSent();
  await banner.waitFor({ state: "detached" });
  await page.getByText("Online", { exact: true }).waitFor();
  expect(await stateOnServer()).toEqual({ priority: "high", messages: ["Kept until the update"] });
  expect(browser.faults).toEqual([]);
});

async function stateOnServer() {
  const { rows } = await desk.pool.query<{ priority: string; messages: string[] }>(
    `SELECT priority, ARRAY(SELECT message FROM ticket_messages WHERE ticket_id = $1) AS messages
     FROM support_tickets WHERE id = $1`,
    [ticketId],
  );
  return rows[0];
}
