// Two people at one ticket: who is there, who crossed whose words, whose value stands.

import { setTimeout } from "node:timers/promises";
import type { Pool } from "pg";
import type { Priority } from "#domain/ticket/values.ts";
import { agentAtWork } from "../../support/agent-at-work.ts";
import { actAs } from "../act-as.ts";
import type { Scene } from "../scene.ts";
import { openFromQueue } from "../steps.ts";

export const TOGETHER_SCENES: readonly Scene[] = [
  {
    name: "presence",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, say, shoot } = stage;
      const { subject } = await openFromQueue(stage);
      const kim = await stage.openBeside("kim@demo.test");
      await agentAtWork(kim.page, say).open(say("inbox.view.unassigned.label"), subject);
      const names = "Kim Nguyen";
      await browser.page.getByText(say("presence.viewing", { count: 1, names })).waitFor();
      await shoot("presence-viewing");
      await kim.page.getByRole("textbox", { name: say("display.composer.reply"), exact: true }).fill("I am on it");
      await browser.page.getByText(say("presence.answering", { count: 1, names }), { exact: true }).waitFor();
      await browser.page.getByRole("textbox", { name: say("display.composer.reply"), exact: true }).fill("So am I");
      await browser.page.getByText(say("presence.answeringToo", { count: 1, names })).waitFor();
      await shoot("presence-answering");
    },
  },
  {
    name: "held",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, agent, say, shoot } = stage;
      const { number } = await openFromQueue(stage);
      await agent.untilAllSent();
      await browser.goOffline();
      await agent.reply("We have found the cause: a certificate that ran out last night.");
      const message = "I have asked the network team, and they restart it at noon.";
      await actAs(stage.url, "lead@demo.test", ["POST", `/support/tickets/${number}/messages`, { message }]);
      await browser.goOnline();
      await browser.page
        .getByText(say("display.bar.attention", { count: 1 }))
        .first()
        .waitFor();
      await browser.page
        .getByRole("button", { name: say("display.held.sendAsIs") })
        .first()
        .waitFor();
      await shoot("held");
      await agent.openOutbox();
      await shoot("outbox-held");
    },
  },
  {
    name: "overruled",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, agent, services, say, shoot } = stage;
      const { subject, number } = await openFromQueue(stage);
      const set = async (priority: Priority) => {
        await agent.setPriority(say(`values.priority.${priority}`));
        await untilPriority(services.pool, number, priority);
      };
      // Neither of what is set below.
      await set("medium");
      const kim = await stage.openBeside("kim@demo.test");
      const kims = agentAtWork(kim.page, say);
      await kims.open(say("inbox.view.unassigned.label"), subject);
      await kims.untilAllSent();
      await kim.goOffline();
      await kims.setPriority(say("values.priority.low"));
      await set("urgent");
      await kim.goOnline();
      await browser.page.getByText(say("display.bar.replaced", { count: 1 })).waitFor();
      await shoot("overruled");
      await agent.openOutbox();
      await shoot("outbox-overruled");
    },
  },
];

async function untilPriority(pool: Pool, number: string, wanted: Priority): Promise<void> {
  const sql = "SELECT 1 FROM support_tickets WHERE ticket_number = $1 AND priority = $2";
  for (let tries = 0; tries < 1_000; tries += 1) {
    if ((await pool.query(sql, [number, wanted])).rowCount === 1) return;
    await setTimeout(50);
  }
  throw new Error(`${number} did not get the priority ${wanted}.`);
}
