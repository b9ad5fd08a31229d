// What sync has to tell: offline, waiting to be sent, refused, not understood by the server any more.

import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { speakAnotherVersion } from "../../support/speak-another-version.ts";
import { mustFindDemoPerson } from "../demo-people.ts";
import type { Scene, Stage } from "../scene.ts";

/** Opens the first ticket of the queue; returns its subject. */
async function openFromQueue({ browser: { page } }: Stage): Promise<string> {
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Unassigned" }).click();
  await page.getByRole("option").first().click();
  return page.getByRole("heading", { level: 1 }).innerText();
}

export const SYNC_SCENES: readonly Scene[] = [
  {
    name: "offline",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, agent, shoot } = stage;
      await openFromQueue(stage);
      await browser.goOffline();
      await agent.take();
      await agent.reply("Thank you for the details: a replacement is on its way.");
      await agent.addNote("Serial number checked against the order.");
      await shoot("offline-ticket");
      await agent.openOutbox();
      await shoot("offline-outbox");
    },
  },
  {
    name: "refused",
    as: "kim@demo.test",
    async play(stage) {
      const { browser, agent, services, shoot } = stage;
      const subject = await openFromQueue(stage);
      await browser.goOffline();
      await agent.reply("Words that took an hour to write.");
      const { rows } = await services.pool.query<{ id: string }>("SELECT id FROM support_tickets WHERE subject = $1", [
        subject,
      ]);
      const actor = await mustFindDemoPerson(services, "admin@demo.test");
      for (const { id } of rows) await deleteTicket(services, { ticketId: id, actor });
      await browser.goOnline();
      await browser.page.getByRole("contentinfo").getByText("1 needs attention").waitFor();
      await agent.openOutbox();
      await shoot("outbox-refused");
    },
  },
  {
    name: "update-needed",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, agent, shoot } = stage;
      await openFromQueue(stage);
      await agent.untilAllSent();
      await speakAnotherVersion(browser.page);
      await agent.addNote("Kept until the update");
      await browser.page.getByText("Holdfast needs an update.").waitFor();
      await shoot("update-needed");
    },
  },
];
