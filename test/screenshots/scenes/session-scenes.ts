// Before and after a session: signing in, and the ways it ends.

import { changeRole } from "#sync-server/accounts/change-role.ts";
import { disablePerson } from "#sync-server/accounts/disable-person.ts";
import { mustFindDemoPerson } from "../demo-people.ts";
import { CUSTOMER_SIZES, type Scene, type Stage } from "../scene.ts";

async function writeOffline({ browser, agent }: Stage): Promise<void> {
  const { page } = browser;
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Unassigned" }).click();
  await page.getByRole("option").first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await browser.goOffline();
  await agent.addNote("Half the story, and nobody else has read it yet.");
}

export const SESSION_SCENES: readonly Scene[] = [
  {
    name: "sign-in",
    as: null,
    sizes: CUSTOMER_SIZES,
    async play({ browser, shoot }) {
      await browser.page.getByLabel("E-mail address").waitFor();
      await shoot("sign-in");
      await browser.signIn("sam@demo.test", "not the password");
      await browser.page.getByRole("alert").first().waitFor();
      await shoot("sign-in-refused");
    },
  },
  {
    name: "session-expired",
    as: "sam@demo.test",
    async play({ browser: { page }, services, shoot }) {
      await page.getByRole("option").first().waitFor();
      const { id } = await mustFindDemoPerson(services, "sam@demo.test");
      await services.pool.query("UPDATE sessions SET expires_at = now() - interval '1 day' WHERE person_id = $1", [id]);
      await page.reload();
      await page.getByText("Your session has ended.").waitFor();
      await shoot("session-expired");
      await page.getByRole("button", { name: "Sign in again" }).click();
      await page.getByRole("dialog", { name: "Sign in again" }).waitFor();
      await shoot("sign-in-again");
    },
  },
  {
    name: "role-changed",
    as: "sam@demo.test",
    async play(stage) {
      const { browser, services, shoot } = stage;
      await writeOffline(stage);
      const actor = await mustFindDemoPerson(services, "admin@demo.test");
      const sam = await mustFindDemoPerson(services, "sam@demo.test");
      await changeRole(services, { actor, personId: sam.id, role: "admin" });
      await browser.page.route("**/api/v1/sync/push", (route) => route.abort());
      await browser.goOnline();
      await browser.page.getByRole("dialog", { name: "Your role has changed" }).waitFor();
      await shoot("role-changed");
    },
  },
  {
    name: "account-disabled",
    as: "kim@demo.test",
    async play(stage) {
      const { browser, services, shoot } = stage;
      await writeOffline(stage);
      const actor = await mustFindDemoPerson(services, "admin@demo.test");
      const kim = await mustFindDemoPerson(services, "kim@demo.test");
      await disablePerson(services, { actor, personId: kim.id });
      await browser.goOnline();
      await browser.page.getByRole("heading", { name: "This account has been disabled" }).waitFor();
      await shoot("account-disabled");
    },
  },
];
