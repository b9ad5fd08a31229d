// What a screen reader and a keyboard meet on the main screens, in both themes, judged by axe.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { seedDemo } from "#sync-server/demo/seed-demo.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await seedDemo(desk.services, { now: new Date() });
});
afterAll(() => desk.stop());

describe.each([
  ["sam@demo.test", "My tickets"],
  ["lead@demo.test", "All tickets"],
])("the agent's screen of %s", (email, view) => {
  test("has no violations, with a ticket open and a note being written", async () => {
    const browser = await openBrowser(desk.url);
    await expectNoViolations(browser);
    await browser.signIn(email, DEMO_PASSWORD);
    const { page } = browser;
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: view }).click();
    await page.getByRole("option").first().click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectNoViolations(browser);
    await page.keyboard.press("n");
    await page.getByRole("button", { name: "Add internal note" }).waitFor();
    await expectNoViolations(browser);
    expect(browser.faults).toEqual([]);
    await browser.close();
  });
});

test("the customer's list, ticket and new-ticket form have no violations", async () => {
  const browser = await openBrowser(desk.url);
  await browser.signIn("casey@demo.test", DEMO_PASSWORD);
  const { page } = browser;
  await page.getByRole("heading", { name: "Your tickets" }).waitFor();
  await page
    .getByText(/^TICK-/)
    .first()
    .waitFor();
  await expectNoViolations(browser);
  await page.getByRole("button").filter({ hasText: "TICK-" }).first().click();
  await page.getByRole("textbox", { name: "Reply" }).waitFor();
  await expectNoViolations(browser);
  await page.goBack();
  await page
    .getByRole("button", { name: "New ticket" })
    .or(page.getByRole("link", { name: "New ticket" }))
    .first()
    .click();
  await page.getByLabel("Subject").waitFor();
  await expectNoViolations(browser);
  expect(browser.faults).toEqual([]);
  await browser.close();
});
