// What admins have beside the inbox: the desk's figures and its people.

import type { Scene } from "../scene.ts";
import { goToPlace, leaveDialog } from "../steps.ts";

export const ADMIN_SCENES: readonly Scene[] = [
  {
    name: "dashboard",
    as: "lead@demo.test",
    async play(stage) {
      const { browser, say, shoot } = stage;
      const { page } = browser;
      await goToPlace(stage, "dashboard");
      await page.getByText(say("dashboard.people.title")).waitFor();
      await shoot("dashboard");
      await page.getByText(say("dashboard.people.title")).scrollIntoViewIfNeeded();
      await shoot("dashboard-people");
      await page.getByRole("radio", { name: say("dashboard.flow.table") }).click();
      await page.getByRole("region", { name: say("dashboard.flow.byDay") }).scrollIntoViewIfNeeded();
      await shoot("dashboard-table");
      await page.getByRole("heading", { level: 1 }).scrollIntoViewIfNeeded();
      await browser.goOffline();
      await page.getByRole("radio", { name: say("dashboard.periods.90") }).click();
      await page.getByText(say("display.bar.offlineDetail")).waitFor();
      await page.getByText(say("dashboard.people.title")).waitFor();
      await shoot("dashboard-offline");
    },
  },
  {
    name: "dashboard-own",
    as: "sam@demo.test",
    async play(stage) {
      await goToPlace(stage, "dashboard");
      await stage.browser.page.getByRole("heading", { name: stage.say("dashboard.flow.titleOwn") }).waitFor();
      await stage.shoot("dashboard-own");
    },
  },
  {
    name: "staff",
    as: "admin@demo.test",
    async play(stage) {
      const { browser, say, shoot } = stage;
      const { page } = browser;
      const choose = async (act: "changeRole" | "disable") => {
        await page.getByRole("button", { name: say("staff.menu.label", { name: "Owen Hughes" }) }).click();
        await page.getByRole("menuitem", { name: say(`staff.menu.${act}`) }).click();
      };
      await goToPlace(stage, "staff");
      await page.getByRole("row").filter({ hasText: "Owen Hughes" }).waitFor();
      await shoot("staff");
      await page.getByRole("button", { name: say("staff.menu.label", { name: "Owen Hughes" }) }).click();
      await shoot("staff-menu");
      await page.keyboard.press("Escape");
      await choose("changeRole");
      await shoot("staff-role");
      await leaveDialog(stage, say("staff.changeRole.title", { name: "Owen Hughes" }));
      await choose("disable");
      await shoot("staff-disable");
      await leaveDialog(stage, say("staff.disable.title", { name: "Owen Hughes" }));
      await page.getByRole("button", { name: say("staff.add") }).click();
      const form = page.getByRole("dialog", { name: say("staff.add") });
      await form.getByRole("button", { name: say("staff.add") }).click();
      await shoot("staff-add");
      await form.getByLabel(say("staff.table.name")).fill("Nina Novak");
      await form.getByLabel(say("staff.form.email")).fill("nina@demo.test");
      await form.getByRole("button", { name: say("staff.add") }).click();
      const shown = page.getByRole("dialog", { name: say("staff.password.title", { name: "Nina Novak" }) });
      await shown.waitFor();
      await shoot("staff-password");
      await shown.getByRole("button", { name: say("staff.password.handedOver") }).click();
      await page.getByLabel(say("staff.find")).fill("zyzzyva");
      await page.getByText(say("staff.nobody")).waitFor();
      await shoot("staff-nobody");
      await page.getByLabel(say("staff.find")).fill("");
      await browser.goOffline();
      await page.getByText(say("staff.onlineOnly")).waitFor();
      await shoot("staff-offline");
    },
  },
];
