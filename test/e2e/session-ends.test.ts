// The three ends of a session, told apart on the screen (S13), and a change of role (P5).

import type { Page } from "playwright-core";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { changeRole } from "#sync-server/accounts/change-role.ts";
import { disablePerson } from "#sync-server/accounts/disable-person.ts";
import { endSession } from "#sync-server/accounts/end-session.ts";
import { type AgentAtWork, agentAtWork } from "../support/agent-at-work.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

const PUSHES = `**${PUSH_PATH}`;

let desk: TestDesk;
let browser: PersonInBrowser;
let page: Page;
let kim: AgentAtWork;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const casey = createSendingReplica();
  const args = { subject: "Farewells", description: "Please look." };
  await desk.push("casey", casey.id, [casey.operation(uuidv7(), { kind: "createTicket", args })]);
});
afterAll(() => desk.stop());

beforeEach(async () => {
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("kim"), TEST_PASSWORD);
  page = browser.page;
  kim = agentAtWork(page);
  await kim.open("Unassigned", "Farewells");
});
afterEach(async () => {
  expect(browser.faults).toEqual([]);
  await browser.close();
});

async function openSessionOfKim(): Promise<string> {
  const { rows } = await desk.pool.query<{ id: string }>(
    "SELECT id FROM sessions WHERE person_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC LIMIT 1",
    [desk.people.kim.id],
  );
  if (!rows[0]) throw new Error("Kim is not signed in.");
  return rows[0].id;
}

/** The files, keys and databases that the browser still keeps of Kim's store. */
function leftOnDevice(): Promise<string[]> {
  return page.evaluate(async (personId) => {
    const left = Object.keys(localStorage);
    for await (const name of (await navigator.storage.getDirectory()).keys()) left.push(name);
    for (const { name = "" } of await indexedDB.databases()) left.push(name);
    return left.filter((name) => name.includes(personId));
  }, desk.people.kim.id);
}

async function countMessages(words: string): Promise<number> {
  const { rows } = await desk.pool.query("SELECT 1 FROM ticket_messages WHERE message = $1", [words]);
  return rows.length;
}

test("[S13] expired: work goes on, signing in again sends it, and nothing is lost", async () => {
  await desk.pool.query("UPDATE sessions SET expires_at = now() - interval '1 day' WHERE id = $1", [
    await openSessionOfKim(),
  ]);
  await page.reload();
  await page.getByText("Your session has ended.").waitFor();
  await kim.open("Unassigned", "Farewells");
  await kim.addNote("Written after the end");
  await page.getByRole("contentinfo").getByText("1 waiting to be sent").waitFor();
  await page.getByRole("contentinfo").getByText("Sync paused").waitFor();
  expect(await page.getByRole("contentinfo").getByRole("button", { name: "Try now" }).count()).toBe(0);
  await page.getByRole("button", { name: "Sign in again" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await dialog.getByRole("textbox", { name: "Password" }).fill(TEST_PASSWORD);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await kim.untilAllSent();
  await page.getByText("Online", { exact: true }).waitFor();
  await page.getByText("Your session has ended.").waitFor({ state: "detached" });
  expect(await countMessages("Written after the end")).toBe(1);
});

test("[S13] signed out: asks first where something is unsent, then leaves nothing on the device", async () => {
  await browser.goOffline();
  await kim.addNote("Not sent before leaving");
  await page.getByRole("button", { name: "Account of Kim Support" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByText("Not sent before leaving").waitFor();
  await question.getByRole("button", { name: "Cancel" }).click();
  await kim.message("Not sent before leaving").waitFor();
  expect(await leftOnDevice()).toHaveLength(1);
  await page.getByRole("button", { name: "Account of Kim Support" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await question.getByRole("button", { name: "Sign out and lose it" }).click();
  await page.getByRole("textbox", { name: "Password" }).waitFor();
  expect(await leftOnDevice()).toEqual([]);
  expect(await countMessages("Not sent before leaving")).toBe(0);
});

test("[S13] [P5] revoked from elsewhere: unsent words are shown, also after a restart, and go once they were read", async () => {
  await browser.goOffline();
  await kim.addNote("Nobody else has read this");
  await endSession(desk.services, await openSessionOfKim(), "revoked");
  await browser.goOnline();
  await page.getByRole("heading", { name: "You were signed out" }).waitFor();
  await page.getByText("Nobody else has read this").waitFor();
  await page.reload();
  await page.getByText("Nobody else has read this").waitFor();
  expect(await page.getByText("Please look.").count()).toBe(0);
  await page.getByRole("button", { name: "I have what I need, clear this device" }).click();
  await page.getByRole("textbox", { name: "Password" }).waitFor();
  expect(await leftOnDevice()).toEqual([]);
});

test("[P5] a changed role shows what was unsent before it goes out, and fetches what the new role sees", async () => {
  await browser.goOffline();
  await kim.addNote("Written as an agent");
  await page
    .getByRole("radio", { name: "Reply" })
    .or(page.getByRole("button", { name: "Reply", exact: true }))
    .first()
    .click();
  await page.getByRole("textbox", { name: "Reply", exact: true }).fill("Half a thou");
  await changeRole(desk.services, { actor: desk.people.admin, personId: desk.people.kim.id, role: "admin" });
  // What goes out in the same moment would not be unsent any more when the new role is heard of.
  await page.route(PUSHES, (route) => route.abort());
  await browser.goOnline();
  const dialog = page.getByRole("dialog", { name: "Your role has changed" });
  await dialog.getByText("It was support agent and is admin now.").waitFor();
  await dialog.getByText("Written as an agent").waitFor();
  await dialog.getByText("Half a thou").waitFor();
  await page.unroute(PUSHES);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await kim.untilAllSent();
  await expect.poll(() => countMessages("Written as an agent")).toBe(1);
  await kim.open("All tickets", "Farewells");
  await page.getByText("Half a thou").waitFor();
  await page.reload();
  await kim.open("All tickets", "Farewells");
  expect(await dialog.count()).toBe(0);
});

test("[S13] [P5] disabled: the words that were not sent are shown, and the device is cleared", async () => {
  await browser.goOffline();
  await kim.addNote("The last words");
  await disablePerson(desk.services, { actor: desk.people.admin, personId: desk.people.kim.id });
  await browser.goOnline();
  await page.getByRole("heading", { name: "This account has been disabled" }).waitFor();
  await page.getByText("The last words").waitFor();
  await page.getByRole("button", { name: "I have what I need, clear this device" }).click();
  await page.getByRole("textbox", { name: "Password" }).waitFor();
  expect(await leftOnDevice()).toEqual([]);
  expect(await countMessages("The last words")).toBe(0);
});
