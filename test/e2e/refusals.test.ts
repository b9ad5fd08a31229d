// What the server refuses is told to its author, with the reason; it blocks nothing and eats no words.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { agentAtWork } from "../support/agent-at-work.ts";
import { createSendingReplica, type SendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

let desk: TestDesk;
let casey: SendingReplica;
let lead: SendingReplica;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  casey = createSendingReplica();
  lead = createSendingReplica();
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("kim"), TEST_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

async function createTicket(subject: string): Promise<string> {
  const id = uuidv7();
  const args = { subject, description: "Please look." };
  await desk.push("casey", casey.id, [casey.operation(id, { kind: "createTicket", args })]);
  return id;
}

test("[T12] [S5] [P2] a taking that came too late is refused with who has it; the reply behind it is sent", async () => {
  const [contested, other] = [await createTicket("Contested"), await createTicket("Another one")];
  const kim = agentAtWork(browser.page);
  await kim.open("Unassigned", "Contested");
  await browser.goOffline();
  await kim.take();
  await kim.reply("I have it, answer follows.");
  await kim.open("Unassigned", "Another one");
  await kim.setPriority("High");

  await desk.push("lead", lead.id, [
    lead.operation(contested, { kind: "assign", args: { assigneeId: desk.people.sam.id } }),
  ]);
  await browser.goOnline();

  await browser.page.getByRole("contentinfo").getByText("1 needs attention").waitFor();
  const outbox = await kim.openOutbox();
  await outbox.getByText("Sam Support has this ticket now.").waitFor();
  await outbox.getByLabel("Needs attention").getByText("Contested").waitFor();
  await outbox.getByLabel("Sent lately").getByText("I have it, answer follows.").waitFor();

  const { rows } = await desk.pool.query(
    `SELECT (SELECT assigned_to FROM support_tickets WHERE id = $1) AS assigned_to,
            (SELECT priority FROM support_tickets WHERE id = $2) AS priority,
            (SELECT message FROM ticket_messages WHERE ticket_id = $1) AS message`,
    [contested, other],
  );
  expect(rows[0]).toEqual({
    assigned_to: desk.people.sam.id,
    priority: "high",
    message: "I have it, answer follows.",
  });
  await outbox.getByRole("button", { name: "Discard" }).click();
  await browser.page.getByRole("alertdialog").getByRole("button", { name: "Discard" }).click();
  await outbox.getByText("Everything is sent").waitFor();
  await browser.page.keyboard.press("Escape");
});

test("[S5] a reply to a ticket that was deleted meanwhile is refused and keeps its words", async () => {
  const doomed = await createTicket("Soon deleted");
  const kim = agentAtWork(browser.page);
  await kim.open("Unassigned", "Soon deleted");
  await browser.goOffline();
  await kim.reply("Words that took an hour to write.");
  await deleteTicket(desk.services, { ticketId: doomed, actor: desk.people.admin });
  await browser.goOnline();

  await browser.page.getByRole("contentinfo").getByText("1 needs attention").waitFor();
  const outbox = await kim.openOutbox();
  await outbox.getByText("Words that took an hour to write.").waitFor();
  await outbox.getByRole("button", { name: "Copy words" }).waitFor();
  expect(browser.faults).toEqual([]);
});
