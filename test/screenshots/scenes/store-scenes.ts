// What the local store has to tell: it is being filled, was damaged, is full, or a newer version's.

import type { Route } from "playwright-core";
import { PULL_PATH } from "#protocol/sync/pull.ts";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { openNewerWindow } from "../../support/newer-window.ts";
import { damageStoreFiles } from "../../support/store-files-in.ts";
import { mustFindDemoPerson } from "../demo-people.ts";
import { CUSTOMER_SIZES, type Scene, type Stage } from "../scene.ts";
import { openFromQueue } from "../steps.ts";

const PULLS = `**${PULL_PATH}`;

/** Signs in while the server answers no pull; what was asked waits. */
async function signInUnanswered({ browser, say }: Stage, email: string): Promise<Route[]> {
  const waiting: Route[] = [];
  await browser.page.route(PULLS, (route) => void waiting.push(route));
  await browser.signIn(email, DEMO_PASSWORD);
  await browser.page.getByText(say("display.fill.fetching")).first().waitFor();
  return waiting;
}

export const STORE_SCENES: readonly Scene[] = [
  {
    name: "first-fill",
    as: null,
    async play(stage) {
      const { page } = stage.browser;
      const waiting = await signInUnanswered(stage, "lead@demo.test");
      await stage.shoot("first-fill");
      const older = page.getByText(stage.say("display.fill.olderComing"));
      await page.route(PULLS, async (route) => {
        if (!(await older.isVisible())) await route.continue();
      });
      for (const route of waiting) await route.continue();
      await older.waitFor();
      await stage.shoot("first-fill-older");
    },
  },
  {
    name: "first-fill-customer",
    as: null,
    sizes: CUSTOMER_SIZES,
    async play(stage) {
      await signInUnanswered(stage, "casey@demo.test");
      await stage.shoot("first-fill-customer");
    },
  },
  {
    name: "store-damaged",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, agent, say, shoot } = stage;
      await openFromQueue(stage);
      await agent.untilAllSent();
      // Chromium writes down that somebody is signed in some time after it, or when it is closed.
      await browser.reopen();
      await browser.page.getByRole("option").first().waitFor();
      await browser.crash();
      await damageStoreFiles(browser.profileFolder);
      await browser.reopen();
      await browser.page.getByText(say("app.damaged.title")).waitFor();
      await browser.page.getByRole("option").first().waitFor();
      await shoot("store-damaged");
    },
  },
  {
    name: "newer-version",
    as: "sam@demo.test",
    sizes: CUSTOMER_SIZES,
    async play({ browser: { page }, services, url, say, shoot }) {
      await page.getByRole("option").first().waitFor();
      const { id } = await mustFindDemoPerson(services, "sam@demo.test");
      const newer = await openNewerWindow(page.context(), url, id);
      await page.getByRole("heading", { name: say("app.newer.title") }).waitFor();
      await newer.close();
      await shoot("newer-version");
    },
  },
  {
    name: "store-full",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, agent, say, shoot } = stage;
      const { page } = browser;
      await openFromQueue(stage);
      await agent.untilAllSent();
      await browser.goOffline();
      const session = await page.context().newCDPSession(page);
      const { origin } = new URL(stage.url);
      const { usage } = await session.send("Storage.getUsageAndQuota", { origin });
      await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 100_000 });
      const field = page.getByRole("textbox", { name: say("display.composer.reply"), exact: true });
      const refused = page.getByText(say("display.composer.replyFailed")).first();
      for (let sent = 0; !(await refused.isVisible()); sent += 1) {
        await field.fill(`${sent}: ${"Every line of the log, as asked. ".repeat(600)}`);
        await page.getByRole("button", { name: say("display.composer.sendReply") }).click();
        await refused
          .or(agent.message(`${sent}: Every line`))
          .first()
          .waitFor();
      }
      await shoot("store-full");
    },
  },
];
