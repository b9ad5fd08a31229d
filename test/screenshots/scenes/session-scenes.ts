// Before and after a session: signing in, and the ways it ends.

import { changeRole } from "#sync-server/accounts/change-role.ts";
import { disablePerson } from "#sync-server/accounts/disable-person.ts";
import { endSession } from "#sync-server/accounts/end-session.ts";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { mustFindDemoPerson } from "../demo-people.ts";
import { CUSTOMER_SIZES, type Scene, type Stage } from "../scene.ts";
import { chooseFromAccount, openFromQueue } from "../steps.ts";

async function writeOffline(stage: Stage): Promise<void> {
  await openFromQueue(stage);
  await stage.browser.goOffline();
  await stage.agent.addNote("Half the story, and nobody else has read it yet.");
}

export const SESSION_SCENES: readonly Scene[] = [
  {
    name: "sign-in",
    as: null,
    sizes: CUSTOMER_SIZES,
    async play({ browser, say, shoot }) {
      await browser.page.getByLabel(say("signIn.email")).waitFor();
      await shoot("sign-in");
      await browser.signIn("sam@demo.test", "not the password");
      await browser.page.getByRole("alert").first().waitFor();
      await shoot("sign-in-refused");
    },
  },
  {
    name: "sign-out",
    as: "sam@demo.test",
    async play(stage) {
      await writeOffline(stage);
      await chooseFromAccount(stage, "Sam Rivera", "signOut");
      await stage.browser.page.getByRole("alertdialog").waitFor();
      await stage.shoot("sign-out-unsent");
    },
  },
  {
    name: "unkept",
    as: null,
    sizes: CUSTOMER_SIZES,
    async play({ browser, say, shoot }) {
      await browser.page.getByRole("checkbox", { name: say("signIn.keep") }).uncheck();
      await shoot("sign-in-unkept");
      await browser.signIn("casey@demo.test", DEMO_PASSWORD);
      await browser.page.getByText(say("app.unkept.title")).waitFor();
      await browser.page
        .getByText(/^TICK-/)
        .first()
        .waitFor();
      await shoot("unkept");
    },
  },
  {
    name: "session-expired",
    as: "sam@demo.test",
    async play({ browser: { page }, services, say, shoot }) {
      await page.getByRole("option").first().waitFor();
      const { id } = await mustFindDemoPerson(services, "sam@demo.test");
      await services.pool.query("UPDATE sessions SET expires_at = now() - interval '1 day' WHERE person_id = $1", [id]);
      await page.reload();
      await page.getByText(say("app.ended.title")).waitFor();
      await shoot("session-expired");
      await page.getByRole("button", { name: say("app.ended.action") }).click();
      await page.getByRole("dialog", { name: say("signIn.again") }).waitFor();
      await shoot("sign-in-again");
    },
  },
  {
    name: "session-revoked",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, services, say, shoot } = stage;
      await writeOffline(stage);
      const { id } = await mustFindDemoPerson(services, "sam@demo.test");
      const { rows } = await services.pool.query<{ id: string }>(
        "SELECT id FROM sessions WHERE person_id = $1 AND revoked_at IS NULL",
        [id],
      );
      for (const session of rows) await endSession(services, session.id, "revoked");
      await browser.goOnline();
      await browser.page.getByRole("heading", { name: say("farewell.title.revoked") }).waitFor();
      await shoot("session-revoked");
    },
  },
  {
    name: "role-changed",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, services, say, shoot } = stage;
      await writeOffline(stage);
      const actor = await mustFindDemoPerson(services, "admin@demo.test");
      const sam = await mustFindDemoPerson(services, "sam@demo.test");
      await changeRole(services, { actor, personId: sam.id, role: "admin" });
      await browser.page.route("**/api/v1/sync/push", (route) => route.abort());
      await browser.goOnline();
      await browser.page.getByRole("dialog", { name: say("farewell.role.title") }).waitFor();
      await shoot("role-changed");
    },
  },
  {
    name: "account-disabled",
    as: "kim@demo.test",
    async play(stage) {
      const { browser, services, say, shoot } = stage;
      await writeOffline(stage);
      const actor = await mustFindDemoPerson(services, "admin@demo.test");
      const kim = await mustFindDemoPerson(services, "kim@demo.test");
      await disablePerson(services, { actor, personId: kim.id });
      await browser.goOnline();
      await browser.page.getByRole("heading", { name: say("farewell.title.disabled") }).waitFor();
      await shoot("account-disabled");
    },
  },
];
