// Somebody at a computer that others use, who does not want it to keep their tickets: nothing of them is on its disk.

import type { Dialog, Page } from "playwright-core";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { filesWith } from "../support/files-with.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

const WORDS = ["Zanzibarquokka", "Mississippifault", "Kamtschatkareply", "Ouagadougoudraft"] as const;
const [SUBJECT, DESCRIPTION, REPLY, DRAFT] = WORDS;

let desk: TestDesk;
let browser: PersonInBrowser;
let page: Page;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const casey = createSendingReplica();
  const args = { subject: SUBJECT, description: DESCRIPTION };
  await desk.push("casey", casey.id, [casey.operation(uuidv7(), { kind: "createTicket", args })]);
});
afterAll(() => desk.stop());

beforeEach(async () => {
  browser = await openBrowser(desk.url);
  page = browser.page;
  await page.getByRole("checkbox", { name: "Keep my tickets on this computer" }).uncheck();
  await browser.signIn(emailOf("casey"), TEST_PASSWORD);
  await page.getByText("This computer keeps nothing of your tickets.").waitFor();
  await page.getByText(SUBJECT).first().click();
});
afterEach(async () => {
  expect(browser.faults).toEqual([]);
  await browser.close();
});

function composer() {
  return page.getByPlaceholder("Write a reply…");
}

async function reply(words: string): Promise<void> {
  await composer().fill(words);
  await page.getByRole("button", { name: "Send reply" }).click();
}

async function untilAllSent(): Promise<void> {
  await page.getByRole("contentinfo").getByText("Everything sent").waitFor();
}

/** The question that the browser asks before it closes the page; null where it just closes. */
async function questionAtClosing(answer: "stay" | "leave"): Promise<Dialog | null> {
  const closed = page.waitForEvent("close").then(() => null);
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await Promise.race([asked, closed]);
  await (answer === "stay" ? dialog?.dismiss() : dialog?.accept());
  return dialog;
}

test("[L5] what was read, sent and typed is in no file of the browser, and nobody is signed in when it opens again", async () => {
  await reply(REPLY);
  await untilAllSent();
  await composer().fill(DRAFT);
  // What was typed is stored when its ticket is left, and there when it is opened again.
  await page.getByRole("button", { name: "Holdfast" }).click();
  await page.getByText(SUBJECT).first().click();
  await expect.poll(() => composer().inputValue()).toBe(DRAFT);
  expect(await filesWith(browser.profileFolder, WORDS)).toEqual([]);
  await browser.reopen();
  page = browser.page;
  await page.getByRole("textbox", { name: "Password" }).waitFor();
  expect(await filesWith(browser.profileFolder, WORDS)).toEqual([]);
  expect(await keptFolders()).toEqual([]);
  // What was chosen last is offered first.
  expect(await page.getByRole("checkbox", { name: "Keep my tickets on this computer" }).isChecked()).toBe(false);
});

test("[S1] before what was not sent goes with the window, the browser asks; where all is sent it does not", async () => {
  await browser.goOffline();
  await reply("Not sent yet");
  await page.getByText("1 waiting to be sent").first().waitFor();
  expect((await questionAtClosing("stay"))?.type()).toBe("beforeunload");
  await browser.goOnline();
  await untilAllSent();
  expect(await questionAtClosing("leave")).toBeNull();
});

/** Folders of stores and keys, secrets and databases that the browser keeps of the desk. */
function keptFolders(): Promise<string[]> {
  return page.evaluate(async () => {
    const left = Object.keys(localStorage).filter((name) => name.startsWith("holdfast:secret"));
    for await (const name of (await navigator.storage.getDirectory()).keys()) left.push(name);
    for (const { name = "" } of await indexedDB.databases()) left.push(name);
    return left;
  });
}
