// The server and Postgres are killed under load, while an agent works in a browser: nobody at the screen need know.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { type AgentAtWork, agentAtWork } from "../../support/agent-at-work.ts";
import { type DeskProcess, startDeskProcess } from "../../support/desk-process.ts";
import { createSendingReplica } from "../../support/operations.ts";
import { type PersistentSender, startPersistentSender } from "../../support/persistent-sender.ts";
import { openBrowser, type PersonInBrowser } from "../../support/person-in-browser.ts";
import { emailOf, TEST_PASSWORD } from "../../support/test-people.ts";

const ticketId = uuidv7();

let desk: DeskProcess;
let browser: PersonInBrowser;
let sam: AgentAtWork;
let senders: PersistentSender[];
beforeAll(async () => {
  desk = await startDeskProcess();
  const token = await desk.signIn("casey");
  await createTicket(token);
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
  sam = agentAtWork(browser.page);
  await sam.open("Unassigned", "Killed server");
  senders = Array.from({ length: 4 }, () => startPersistentSender(desk.url, token));
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 90_000 });

async function createTicket(token: string): Promise<void> {
  const casey = createSendingReplica();
  const args = { subject: "Killed server", description: "Please look." };
  const operations = [casey.operation(ticketId, { kind: "createTicket", args })];
  const response = await fetch(desk.url + PUSH_PATH, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ protocol: PROTOCOL_VERSION, replicaId: casey.id, operations }),
  });
  expect(response.status).toBe(200);
}

const acknowledged = () => senders.reduce((total, sender) => total + sender.acknowledged(), 0);

/** The load goes on: this much more of it has been acknowledged. */
async function untilMore(more: number): Promise<void> {
  const before = acknowledged();
  await soon(acknowledged).toBeGreaterThan(before + more);
}

test("[S1][S2][S3] server and Postgres killed under load, again and again: all that was saved is sent, once", async () => {
  const said: string[] = [];
  const say = async (words: string) => {
    said.push(words);
    await sam.reply(words);
  };
  await untilMore(20);
  for (const round of [1, 2]) {
    await say(`Round ${round}: before the server is killed`);
    await desk.killServer();
    await say(`Round ${round}: while there is no server`);
    await browser.page.getByRole("status").getByText("Offline").waitFor();
    await desk.startServer();
    await untilMore(20);
    await sam.untilAllSent();

    await say(`Round ${round}: before Postgres is killed`);
    await desk.killPostgres();
    await say(`Round ${round}: while there is no Postgres`);
    await untilMore(20);
    await sam.untilAllSent();
  }
  await browser.page.getByRole("status").getByText("Online").waitFor();
  for (const words of said) {
    await sam.message(words).getByText("Sent", { exact: true }).waitFor();
    expect(await sam.message(words).count()).toBe(1);
  }
  const { rows } = await desk.pool.query<{ message: string }>(
    "SELECT message FROM ticket_messages WHERE ticket_id = $1 ORDER BY position",
    [ticketId],
  );
  expect(rows.map(({ message }) => message)).toEqual(said);
  await Promise.all(senders.map((sender) => sender.finish()));
  for (const sender of senders) {
    const { written, stored } = await sender.compare(desk.pool);
    expect(stored).toEqual(written);
    const { told, repeated } = await sender.repeat();
    expect(repeated).toEqual(told);
  }
  expect(browser.faults).toEqual([]);
});
