// What an admin does with the desk: looks at how it stands, hands out what waits by who has room for it, puts right what
// came in wrong, and sees it in the figures. With axe looking at every stop.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { fillQueue } from "../support/fill-queue.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";
import { chooseByLetters } from "../support/until-focused.ts";

const TICKETS = 6;

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

function goTo(page: Page, place: "Dashboard" | "Staff"): Promise<void> {
  return page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: place }).click();
}

/** How many tickets each of the people has, as the server counts them. */
async function workloads(): Promise<Record<string, number>> {
  const { rows } = await desk.pool.query<{ name: string; active: number }>(
    "SELECT split_part(display_name, ' ', 1) AS name, active_tickets AS active FROM people WHERE is_staff",
  );
  return Object.fromEntries(rows.map(({ name, active }) => [name, active]));
}

test("the queue is seen in the figures, and its oldest ticket is assigned to somebody with room for it", async () => {
  const { page } = browser;
  await goTo(page, "Dashboard");
  const queue = page.getByRole("region", { name: "The queue" });
  await queue.getByText(String(TICKETS), { exact: true }).waitFor();
  await expectNoViolations(browser);
  await queue.getByRole("button").click();
  await page.getByRole("heading", { level: 1, name: `Request ${TICKETS}` }).waitFor();
  await page.getByText("Nobody has answered yet.").waitFor();
  await expectNoViolations(browser);
  await page.keyboard.press("a");
  const sam = page.getByRole("option", { name: "Sam Support" });
  await sam.getByText("0 tickets").waitFor();
  await sam.click();
  await agentAtWork(page).untilAllSent();
  await page.getByText("In progress", { exact: true }).first().waitFor();
  await expect.poll(workloads).toMatchObject({ Sam: 1, Kim: 0 });
});

test("a ticket that came in wrong is put right, and its history says so", async () => {
  const { page } = browser;
  await agentAtWork(page).open("Unassigned", "Request 2");
  await page.getByRole("button", { name: "Edit ticket" }).click();
  const form = page.getByRole("dialog", { name: "Edit ticket" });
  await form.getByLabel("Subject").fill("Scanner in hall two");
  await expectNoViolations(browser);
  await form.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("heading", { level: 1, name: "Scanner in hall two" }).waitFor();
  await page.getByText("changed the subject from “Request 2” to “Scanner in hall two”").waitFor();
  const lead = agentAtWork(page);
  await lead.setPriority("Urgent");
  await lead.addNote("Kim knows this scanner.");
  await lead.untilAllSent();
});

test("many are assigned at once, by keys, and everyone's load follows", async () => {
  const { page } = browser;
  await page.getByRole("listbox").focus();
  await page.keyboard.press("ControlOrMeta+a");
  const bar = page.getByRole("region", { name: "Selected tickets" });
  await bar.getByText(`${TICKETS - 1} selected`).waitFor();
  await expectNoViolations(browser);
  await page.keyboard.press("a");
  await chooseByLetters(page, "Kim", /^Kim Support/);
  await page.getByText("The queue is empty").waitFor();
  await expect.poll(workloads).toMatchObject({ Sam: 1, Kim: TICKETS - 1 });
  await expectNoViolations(browser);
});

test("the list of staff says who carries what and who was here, and leads to their tickets", async () => {
  const { page } = browser;
  await goTo(page, "Staff");
  const kim = page.getByRole("row").filter({ hasText: "Kim Support" });
  await kim.getByText(String(TICKETS - 1), { exact: true }).waitFor();
  await kim.getByText("Never").waitFor();
  const lead = page.getByRole("row").filter({ hasText: "Lena Lead" });
  await lead.getByText("today", { exact: false }).waitFor();
  await expectNoViolations(browser);
  await page.getByRole("button", { name: "Actions for Kim Support" }).click();
  await page.getByRole("menuitem", { name: "Show their tickets" }).click();
  await page.getByRole("option").filter({ hasText: "Scanner in hall two" }).waitFor();
  expect(await page.getByRole("option").count()).toBe(TICKETS - 1);
  expect(browser.faults).toEqual([]);
});
