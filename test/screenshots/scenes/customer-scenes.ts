// What customers see, at a desk and on a phone.

import { createPerson } from "#sync-server/accounts/create-person.ts";
import { transact } from "#sync-server/database/transact.ts";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { CUSTOMER_SIZES, type Scene } from "../scene.ts";
import { chooseFromAccount } from "../steps.ts";

export const CUSTOMER_SCENES: readonly Scene[] = [
  {
    name: "customer",
    as: "casey@demo.test",
    sizes: CUSTOMER_SIZES,
    async play(stage) {
      const { say, shoot } = stage;
      const { page } = stage.browser;
      await page
        .getByText(/^TICK-/)
        .first()
        .waitFor();
      await shoot("customer-cards");
      await page.getByRole("radio", { name: say("customer.asList") }).click();
      await shoot("customer-list");
      const search = page.getByRole("searchbox", { name: say("customer.search") });
      await search.fill("zyzzyva");
      await page
        .getByText(say("customer.none.search", { query: "zyzzyva" }))
        .first()
        .waitFor();
      await shoot("customer-nothing-found");
      await search.fill("");
      await page.getByRole("button").filter({ hasText: "TICK-" }).first().click();
      await page.getByRole("textbox", { name: say("display.composer.reply") }).waitFor();
      await shoot("customer-ticket");
      await page.getByRole("button", { name: say("customer.close") }).click();
      await page.getByText(say("customer.closeAsk")).waitFor();
      await shoot("customer-close");
      await page.keyboard.press("Escape");
      await page.goBack();
      await page.getByRole("tab", { name: say("values.status.closed") }).click();
      await page.getByRole("button").filter({ hasText: "TICK-" }).first().click();
      await page.getByRole("textbox", { name: say("display.composer.reply") }).waitFor();
      await shoot("customer-ticket-closed");
      await page.goBack();
      await page.getByRole("button", { name: say("customer.newTicket") }).click();
      await page.getByRole("button", { name: say("customer.send") }).click();
      await shoot("customer-new-ticket-faults");
      await page.getByLabel(say("display.form.subject")).fill("The gateway restarts every night at three");
      await shoot("customer-new-ticket");
      await chooseFromAccount(stage, "Casey Morgan", "settings");
      await page.getByRole("dialog", { name: say("settings.title") }).waitFor();
      await shoot("customer-settings");
    },
  },
  {
    name: "customer-first-visit",
    as: null,
    sizes: CUSTOMER_SIZES,
    async play({ browser, services, say, shoot }) {
      const newcomer = { email: "new@demo.test", displayName: "Noor Haddad", role: "customer" } as const;
      await transact(services.pool, (tx) =>
        createPerson(tx, { ...newcomer, password: DEMO_PASSWORD, now: services.now() }),
      );
      await browser.signIn(newcomer.email, DEMO_PASSWORD);
      await browser.page.getByText(say("customer.none.first")).waitFor();
      await shoot("customer-first-visit");
      await browser.page.getByRole("tab", { name: say("values.status.closed") }).click();
      await shoot("customer-none-closed");
    },
  },
];
