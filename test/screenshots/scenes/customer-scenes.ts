// What customers see, at a desk and on a phone.

import { createPerson } from "#sync-server/accounts/create-person.ts";
import { transact } from "#sync-server/database/transact.ts";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { CUSTOMER_SIZES, type Scene } from "../scene.ts";

export const CUSTOMER_SCENES: readonly Scene[] = [
  {
    name: "customer",
    as: "casey@demo.test",
    sizes: CUSTOMER_SIZES,
    async play({ browser: { page }, shoot }) {
      await page
        .getByText(/^TICK-/)
        .first()
        .waitFor();
      await shoot("customer-cards");
      await page
        .getByRole("radio", { name: "List" })
        .or(page.getByRole("button", { name: "List" }))
        .first()
        .click();
      await shoot("customer-list");
      await page.getByRole("searchbox", { name: "Search your tickets" }).fill("zyzzyva");
      await page.getByText("Nothing found").first().waitFor();
      await shoot("customer-nothing-found");
      await page.getByRole("searchbox", { name: "Search your tickets" }).fill("");
      await page.getByRole("button").filter({ hasText: "TICK-" }).first().click();
      await page.getByRole("textbox", { name: "Reply" }).waitFor();
      await shoot("customer-ticket");
      await page.goBack();
      await page.getByRole("button", { name: "New ticket" }).click();
      await page.getByLabel("Subject").fill("The gateway restarts every night at three");
      await shoot("customer-new-ticket");
    },
  },
  {
    name: "customer-first-visit",
    as: null,
    sizes: CUSTOMER_SIZES,
    async play({ browser, services, shoot }) {
      const newcomer = { email: "new@demo.test", displayName: "Noor Haddad", role: "customer" } as const;
      await transact(services.pool, (tx) =>
        createPerson(tx, { ...newcomer, password: DEMO_PASSWORD, now: services.now() }),
      );
      await browser.signIn(newcomer.email, DEMO_PASSWORD);
      await browser.page.getByText("How can we help?").waitFor();
      await shoot("customer-first-visit");
    },
  },
];
