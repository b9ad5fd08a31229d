// The network between a browser and the server is spoiled in every way, while an agent works. The page's clock is moved by
// hand where the app has to wait for silence; nothing here waits for real seconds to pass.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { STREAM_HEARTBEAT_SECONDS } from "#protocol/sync/live-stream.ts";
import { agentAtWork } from "../../support/agent-at-work.ts";
import { createSendingReplica } from "../../support/operations.ts";
import { openBrowser, type PersonInBrowser, waitUntilInstalled } from "../../support/person-in-browser.ts";
import { startTcpProxy, type TcpProxy } from "../../support/tcp-proxy.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../../support/test-people.ts";

const ticketId = uuidv7();
const casey = createSendingReplica();

let desk: TestDesk;
let proxy: TcpProxy;
let browser: PersonInBrowser;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  proxy = await startTcpProxy(desk.url);
  await createTicket("Spoiled network", ticketId);
  browser = await openBrowser(proxy.through(desk.url));
  await browser.page.clock.install();
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
  await agentAtWork(browser.page).open("Unassigned", "Spoiled network");
  await waitUntilInstalled(browser.page);
});
afterAll(async () => {
  await browser.close();
  await proxy.close();
  await desk.stop();
});

async function createTicket(subject: string, id = uuidv7()): Promise<void> {
  const args = { subject, description: "Please look." };
  await desk.push("casey", casey.id, [casey.operation(id, { kind: "createTicket", args })]);
}

const online = () => browser.page.getByRole("status").getByText("Online");
const offline = () => browser.page.getByRole("status").getByText("Offline");

/** From now on, whether the app has ever said so. */
async function watchForOffline(): Promise<() => Promise<boolean>> {
  const watching = await browser.page.evaluateHandle(() => {
    const watched = { wasOffline: false };
    const look = () => {
      const said = [...document.querySelectorAll("[role=status]")].map(({ textContent }) => textContent);
      if (said.some((words) => words.includes("Offline"))) watched.wasOffline = true;
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    return watched;
  });
  return () => watching.evaluate(({ wasOffline }) => wasOffline);
}

/** Two heartbeats that did not come, and what the app then allows for a sign of life. */
async function letSilencePass(): Promise<void> {
  await browser.page.clock.fastForward(2 * STREAM_HEARTBEAT_SECONDS * 1_000);
  await browser.page.clock.fastForward(5_000);
}

async function storedMessages(): Promise<string[]> {
  const { rows } = await desk.pool.query<{ message: string }>(
    "SELECT message FROM ticket_messages WHERE ticket_id = $1 ORDER BY position",
    [ticketId],
  );
  return rows.map(({ message }) => message);
}

const faults: { name: string; isSilent: boolean; spoil(): void }[] = [
  { name: "cut off", isSilent: false, spoil: () => proxy.cut() },
  { name: "stalled", isSilent: true, spoil: () => proxy.stall() },
  { name: "losing in silence what the server says", isSilent: true, spoil: () => proxy.drop("down") },
  { name: "losing in silence what the browser says", isSilent: true, spoil: () => proxy.drop("up") },
];

test.each(faults)(
  "[S1][S2][S3] the network $name: the app says that it is offline, works on, and catches up",
  async ({ name, isSilent, spoil }) => {
    const sam = agentAtWork(browser.page);
    const before = await storedMessages();
    await online().waitFor();
    spoil();
    await sam.reply(`While ${name}: first`);
    await createTicket(`Made while ${name}`);
    if (isSilent) await letSilencePass();
    await offline().waitFor();

    await sam.reply(`While ${name}: second`);
    await sam.message(`While ${name}: second`).getByText("Saved here, not sent yet").waitFor();
    proxy.pass();
    // What waits tries again after a minute at the latest.
    await browser.page.clock.fastForward(60_000);
    await online().waitFor();
    await sam.untilAllSent();
    await browser.page
      .getByRole("option")
      .filter({ hasText: `Made while ${name}` })
      .waitFor();
    for (const words of [`While ${name}: first`, `While ${name}: second`]) {
      await sam.message(words).getByText("Sent", { exact: true }).waitFor();
      expect(await sam.message(words).count()).toBe(1);
    }
    expect(await storedMessages()).toEqual([...before, `While ${name}: first`, `While ${name}: second`]);
    expect(browser.faults).toEqual([]);
  },
);

test("[S11] slow: what takes long to send and to fetch arrives, and nobody is told that they are offline", async () => {
  const sam = agentAtWork(browser.page);
  const before = await storedMessages();
  await online().waitFor();
  const wasOffline = await watchForOffline();
  proxy.throttle(8_000);
  const words = `Long words: ${"all of it matters, ".repeat(1_000)}every word.`;
  await sam.reply(words);
  await createTicket("Made while slow");
  // Longer than any single request may be silent.
  await browser.page.clock.fastForward(25_000);
  await sam.untilAllSent();
  await browser.page.getByRole("option").filter({ hasText: "Made while slow" }).waitFor();
  expect(await wasOffline()).toBe(false);
  proxy.pass();
  const stored = await storedMessages();
  expect(stored).toHaveLength(before.length + 1);
  expect(stored.at(-1) === words).toBe(true);
});
