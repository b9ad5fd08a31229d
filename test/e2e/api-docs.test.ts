// The pages of the API's documentation in a real browser, under their own policy, from our own origin alone.

import { afterAll, beforeAll, expect, test } from "vitest";
import { ENDPOINTS } from "#protocol/rest/endpoints.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";

let desk: TestDesk;
let browser: PersonInBrowser;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  browser = await openBrowser(`${desk.url}/api/docs`);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

test("the documentation shows every operation, breaks no policy and asks no other origin", async () => {
  const { page } = browser;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.reload();
  await page.getByText("Holdfast REST API").first().waitFor();
  for (const { summary } of Object.values(ENDPOINTS)) await page.getByText(summary, { exact: true }).first().waitFor();
  await page.getByText("Create a ticket", { exact: true }).click();
  await page.getByText("The printer stops after one page").first().waitFor();
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((url) => !url.startsWith(`${desk.url}/`) && !url.startsWith("data:"))).toEqual([]);
  expect(browser.faults).toEqual([]);
});

test("an operation can be tried out there with a token", async () => {
  const { page } = browser;
  const { access_token: token } = await desk.signIn("casey");
  await page.getByRole("button", { name: "Authorize" }).first().click();
  await page.getByRole("textbox", { name: /auth-bearer-value|Value/ }).fill(token);
  await page.getByLabel("Apply credentials").click();
  await page.getByRole("button", { name: "Close" }).last().click();
  await page.getByText("List the departments", { exact: true }).click();
  await page.getByRole("button", { name: "Try it out" }).last().click();
  await page.getByRole("button", { name: "Execute" }).click();
  await page.getByText('"Technical"').first().waitFor();
  expect(browser.faults).toEqual([]);
});
