// The browser is killed at the moment at which the screen says that something is saved: it is then on the disk (S1).

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../../support/agent-at-work.ts";
import { createSendingReplica } from "../../support/operations.ts";
import { openBrowser, type PersonInBrowser, waitUntilInstalled } from "../../support/person-in-browser.ts";
import { startTcpProxy, type TcpProxy } from "../../support/tcp-proxy.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../../support/test-people.ts";

let desk: TestDesk;
let proxy: TcpProxy;
let browser: PersonInBrowser;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  proxy = await startTcpProxy(desk.url);
  const casey = createSendingReplica();
  const args = { subject: "Killed browser", description: "Please look." };
  await desk.push("casey", casey.id, [casey.operation(uuidv7(), { kind: "createTicket", args })]);
  browser = await openBrowser(proxy.through(desk.url));
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
  await agentAtWork(browser.page).open("Unassigned", "Killed browser");
  await waitUntilInstalled(browser.page);
  // The browser itself writes down a moment later who is signed in; a clean end makes it do so.
  await browser.reopen();
});
afterAll(async () => {
  await browser.close();
  await proxy.close();
  await desk.stop();
});

async function storedMessages(): Promise<string[]> {
  const { rows } = await desk.pool.query<{ message: string }>("SELECT message FROM ticket_messages ORDER BY position");
  return rows.map(({ message }) => message);
}

test.each([
  ["nothing got through", () => proxy.stall()],
  ["it was cut off", () => proxy.cut()],
  ["answers were lost", () => proxy.drop("down")],
  ["it was being sent", () => undefined],
])(
  "[S1][S2] a browser killed as soon as a reply was saved, while %s: it is there again, and is sent once",
  async (state, spoil) => {
    const words = `Saved while ${state}`;
    const before = await storedMessages();
    await agentAtWork(browser.page).open("Unassigned", "Killed browser");
    spoil();
    await agentAtWork(browser.page).reply(words);
    await browser.crash();
    proxy.stall();

    await browser.reopen();
    const sam = agentAtWork(browser.page);
    await sam.open("Unassigned", "Killed browser");
    await sam.message(words).waitFor();
    proxy.pass();
    await sam.message(words).getByText("Sent", { exact: true }).waitFor();
    await sam.untilAllSent();
    expect(await sam.message(words).count()).toBe(1);
    expect(await storedMessages()).toEqual([...before, words]);
    expect(browser.faults).toEqual([]);
  },
);
