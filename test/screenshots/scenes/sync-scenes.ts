// What sync has to tell: offline, waiting to be sent, refused, not understood by the server any more.

import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { speakAnotherVersion } from "../../support/speak-another-version.ts";
import { mustFindDemoPerson } from "../demo-people.ts";
import { CUSTOMER_SIZES, type Scene } from "../scene.ts";
import { openFromQueue } from "../steps.ts";

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
    name: "offline-customer",
    as: "casey@demo.test",
    sizes: CUSTOMER_SIZES,
    async play({ browser, say, shoot }) {
      const { page } = browser;
      await page.getByRole("button").filter({ hasText: "TICK-" }).first().click();
      const reply = page.getByRole("textbox", { name: say("display.composer.reply") });
      await reply.waitFor();
      await browser.goOffline();
      await reply.fill("It happened again this morning.");
      await page.getByRole("button", { name: say("display.composer.sendReply") }).click();
      await page.getByText(say("display.message.states.saved")).first().waitFor();
      await shoot("offline-customer-ticket");
      await page.goBack();
      await page.getByText(say("customer.saved")).first().waitFor();
      await shoot("offline-customer");
    },
  },
  {
    name: "refused",
    as: "kim@demo.test",
    async play(stage) {
      const { browser, agent, services, say, shoot } = stage;
      const { number } = await openFromQueue(stage);
      await browser.goOffline();
      await agent.reply("Words that took an hour to write.");
      const { rows } = await services.pool.query<{ id: string }>(
        "SELECT id FROM support_tickets WHERE ticket_number = $1",
        [number],
      );
      const actor = await mustFindDemoPerson(services, "admin@demo.test");
      for (const { id } of rows) await deleteTicket(services, { ticketId: id, actor });
      await browser.goOnline();
      await browser.page
        .getByRole("contentinfo")
        .getByText(say("display.bar.attention", { count: 1 }))
        .waitFor();
      await agent.openOutbox();
      await shoot("outbox-refused");
    },
  },
  {
    name: "update-needed",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, agent, say, shoot } = stage;
      await openFromQueue(stage);
      await agent.untilAllSent();
      await speakAnotherVersion(browser.page);
      await agent.addNote("Kept until the update");
      await browser.page.getByText(say("app.update.title")).waitFor();
      await shoot("update-needed");
    },
  },
];
