import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { STATISTICS_PATH, statisticsSchema } from "#protocol/statistics.ts";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { seedDemo } from "#sync-server/demo/seed-demo.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await seedDemo(desk.services, { now: new Date() });
});
afterAll(() => desk.stop());

async function openDashboard(email: string): Promise<PersonInBrowser> {
  const browser = await openBrowser(desk.url);
  await browser.signIn(email, DEMO_PASSWORD);
  await browser.page.getByRole("navigation", { name: "Places" }).waitFor();
  await browser.page.keyboard.press("g");
  await browser.page.keyboard.press("d");
  return browser;
}

/** The figure under a name, as it is shown. */
function figure(page: Page, name: string): Promise<string> {
  const term = page
    .getByRole("region", { name: /^The last 30 days, compared/ })
    .locator("dt")
    .getByText(name, { exact: true });
  return term.locator("xpath=following-sibling::dd[1]").innerText();
}

test("an admin sees the whole desk from the server, and offline what is on the device, told apart", async () => {
  const admin = await openDashboard("lead@demo.test");
  const { page } = admin;
  await page.getByText("The whole desk, from the server").waitFor();
  const timeZone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const answer = await desk.ask("lead", `${STATISTICS_PATH}?time_zone=${encodeURIComponent(timeZone)}`);
  const { flow, present } = statisticsSchema.parse(await answer.json());
  const counts = [flow.created, flow.closed, present.by_status.open + present.by_status.in_progress].map(String);
  const shown = () => Promise.all(["Created", "Closed", "Unresolved now"].map((name) => figure(page, name)));
  expect(await shown()).toEqual(counts);
  expect(flow.closed).toBeGreaterThan(20);
  await expectNoViolations(admin);

  // The chart is read by keys, and has a table beside it.
  const chart = page.getByRole("slider", { name: "Read the chart" });
  await chart.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  expect(await chart.getAttribute("aria-valuetext")).toMatch(/: \d+ created, \d+ closed, \d+ unresolved at the end$/);
  await page.getByRole("radio", { name: "Table" }).click();
  expect(await page.getByRole("region", { name: "Figures by day" }).getByRole("row").count()).toBe(31);
  await expectNoViolations(admin);

  await page.getByRole("contentinfo").getByText("Last sync").waitFor();
  await admin.goOffline();
  await page.getByText("This device only:").waitFor();
  expect(await shown()).toEqual(counts);
  await expectNoViolations(admin);
  await page.getByRole("radio", { name: "7 days" }).click();
  await page.getByText("This device only:").waitFor();
  await page.getByRole("region", { name: "The queue" }).getByRole("button").click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(admin.faults).toEqual([]);
  await admin.close();
});

test("[P1] a support agent sees their own work, and no colleague's", async () => {
  const agent = await openDashboard("sam@demo.test");
  await agent.page.getByText("Your own work, from the server").waitFor();
  await agent.page.getByRole("heading", { name: "Closed by you" }).waitFor();
  expect(await agent.page.getByText("Who carries and closes what").count()).toBe(0);
  await expectNoViolations(agent);
  await agent.close();
});
