// Personal tokens in the app's settings: made, shown once, used by a script, revoked.

import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

let desk: TestDesk;
let browser: PersonInBrowser;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  browser = await openBrowser(desk.url);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

test("a token is made in the settings, shown once, acts for its person, and is worth nothing once revoked", async () => {
  const { page } = browser;
  await browser.signIn(emailOf("casey"), TEST_PASSWORD);
  await page.getByRole("button", { name: "Account of Casey Customer" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("button", { name: "Make token" }).click();
  await page.getByText("Give it a name of 1 to 120 characters.").waitFor();
  await page.getByLabel("What it is for").fill("Nightly export");
  await page.getByText("Give it a name of 1 to 120 characters.").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Make token" }).click();
  const shown = page.getByRole("dialog", { name: "Your new token" });
  const secret = (await shown.getByLabel("Token", { exact: true }).textContent()) ?? "";
  const ask = () => fetch(`${desk.url}/api/v1/support/tickets`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await ask()).status).toBe(200);
  // A press beside it does not lose what can't be shown again.
  await page.mouse.click(5, 5);
  expect(await shown.isVisible()).toBe(true);
  await shown.getByRole("button", { name: "I have kept it" }).click();
  await shown.waitFor({ state: "detached" });
  await page.getByText(/Read only · made .* · never used/).waitFor();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole("button", { name: "Revoke Nightly export" }).click();
  await page.getByRole("button", { name: "Revoke", exact: true }).last().click();
  await page.getByLabel("Your tokens").waitFor({ state: "detached" });
  expect((await ask()).status).toBe(401);
  expect(browser.faults).toEqual([]);
});
