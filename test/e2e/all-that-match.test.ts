// One change for all that a list holds, far more than are on the screen: by keys, with its progress, and taken back.

import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { fillQueue } from "../support/fill-queue.ts";
import { openBrowser, PATIENCE_MS, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

/** More than three slices, and more than the list holds rows of. */
const TICKETS = 650;

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await fillQueue(desk, { from: 1, count: TICKETS });
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

async function countUrgent(): Promise<number> {
  const { rows } = await desk.pool.query<{ count: number }>(
    "SELECT count(*)::integer AS count FROM support_tickets WHERE priority = 'urgent'",
  );
  return rows[0]?.count ?? 0;
}

test("all that match are chosen, made urgent in slices, and taken back", async () => {
  const { page } = browser;
  const lead = agentAtWork(page);
  const views = page.getByRole("navigation", { name: "Views" });
  await views.getByRole("button", { name: `Unassigned ${TICKETS}` }).click();
  await page.getByRole("option").first().waitFor();
  const bar = page.getByRole("region", { name: "Selected tickets" });

  await page.keyboard.press("ControlOrMeta+a");
  await bar.getByRole("button", { name: `Select all ${TICKETS}` }).click();
  await bar.getByText(`All ${TICKETS} selected`).waitFor();
  expect(await page.getByRole("option", { selected: true }).count()).toBeGreaterThan(5);
  await expectNoViolations(browser);
  await page.keyboard.press("Escape");
  await bar.waitFor({ state: "detached" });

  await page.keyboard.press("*");
  await page.keyboard.press("a");
  await bar.getByText(`All ${TICKETS} selected`).waitFor();
  await page.keyboard.press("p");
  await page.getByRole("option", { name: "Urgent", exact: true }).click();
  await page.getByText(`${TICKETS} tickets set to Urgent priority`).waitFor();
  await bar.waitFor({ state: "detached" });
  await expect.poll(countUrgent, { timeout: 2 * PATIENCE_MS }).toBe(TICKETS);

  await page.keyboard.press("z");
  await page.getByText("Undone").waitFor();
  await expect.poll(countUrgent, { timeout: 2 * PATIENCE_MS }).toBe(0);
  await lead.untilAllSent();
  expect(browser.faults).toEqual([]);
});
