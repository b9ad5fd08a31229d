// Two agents at one ticket, each in a browser of their own: both know, and neither is held up.

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
  for (const subject of ["Shared", "Another"]) {
    const args = { subject, description: "Please look." };
    await desk.push("casey", casey.id, [casey.operation(uuidv7(), { kind: "createTicket", args })]);
  }
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await desk.stop();
});

async function openFor(who: "sam" | "kim"): Promise<PersonInBrowser> {
  const browser = await openBrowser(desk.url);
  browsers.push(browser);
  await browser.signIn(emailOf(who), TEST_PASSWORD);
  await agentAtWork(browser.page).open("Unassigned", "Shared");
  return browser;
}

test("who else looks at or answers a ticket is shown while they do, and what crosses is said beside the words", async () => {
  const [sams, kims] = [await openFor("sam"), await openFor("kim")];
  const [sam, kim] = [agentAtWork(sams.page), agentAtWork(kims.page)];
  await sams.page.getByText("Kim Support is viewing").waitFor();
  await kims.page.getByText("Sam Support is viewing").waitFor();

  await sams.page.getByRole("textbox", { name: "Reply", exact: true }).fill("I am on it");
  await kims.page.getByText("Sam Support is answering", { exact: true }).waitFor();
  const kimsField = kims.page.getByRole("textbox", { name: "Reply", exact: true });
  await kimsField.fill("So am I");
  await kims.page.getByText("Sam Support is answering too.").waitFor();

  await sams.page.getByRole("button", { name: "Send reply" }).click();
  await kims.page.getByText("Sam Support answered while you were writing.").waitFor();
  await kims.page.getByText("Sam Support is viewing").waitFor();
  await kims.page.getByRole("button", { name: "Send reply" }).click();
  await kim.message("So am I").waitFor();
  await kims.page.getByText("answered while you were writing").waitFor({ state: "detached" });

  await sam.open("Unassigned", "Another");
  await kims.page.getByText("Sam Support is viewing").waitFor({ state: "detached" });
  await sam.open("Unassigned", "Shared");
  await kims.page.getByText("Sam Support is viewing").waitFor();
  await sams.page.close();
  await kims.page.getByText("Sam Support is viewing").waitFor({ state: "detached" });
  expect([...sams.faults, ...kims.faults]).toEqual([]);
});

test("without network nobody is shown and nothing is reported; they are again when it is back", async () => {
  const [sams, kims] = [await openFor("sam"), browsers[1]];
  if (!kims) throw new Error("The browsers of the test before are needed.");
  await sams.page.getByText("Kim Support is viewing").waitFor();
  await sams.goOffline();
  await sams.page.getByText("Kim Support is viewing").waitFor({ state: "detached" });
  await sams.goOnline();
  await sams.page.getByText("Kim Support is viewing").waitFor();
  await kims.page.getByText("Sam Support is viewing").waitFor();
  expect(await sams.page.getByRole("alert").count()).toBe(0);
  expect([...sams.faults, ...kims.faults]).toEqual([]);
});
