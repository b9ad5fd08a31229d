// Many tickets changed at once, by keys and by drag: each by an operation of its own, and taken back the same way.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { agentAtWork } from "../support/agent-at-work.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser } from "../support/person-in-browser.ts";
import { createTestDevice } from "../support/test-device.ts";
import { emailOf, TEST_PASSWORD, TEST_PEOPLE } from "../support/test-people.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const casey = createTestDevice(desk, "casey");
  for (let number = 1; number <= 6; number += 1) {
    const args = { subject: `Request ${number}`, description: "D" };
    await casey.act({ kind: "createTicket", ticketId: uuidv7(), args });
  }
});
afterAll(() => desk.stop());

async function countAssignedTo(personId: string | null): Promise<number> {
  const { rows } = await desk.pool.query<{ count: number }>(
    "SELECT count(*)::integer AS count FROM support_tickets WHERE assigned_to IS NOT DISTINCT FROM $1",
    [personId],
  );
  return rows[0]?.count ?? 0;
}

test("[T2] an admin assigns several by keys, takes it back, and drops others on a colleague", async () => {
  const browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
  const { page } = browser;
  const work = agentAtWork(page);
  const views = page.getByRole("navigation", { name: "Views" });
  await views.getByRole("button", { name: "All tickets" }).click();
  await page.getByRole("option").filter({ hasText: "Request 1" }).waitFor();
  const bar = page.getByRole("region", { name: "Selected tickets" });

  await page.getByRole("listbox").focus();
  for (const key of ["j", "x", "Shift+ArrowDown", "Shift+ArrowDown"]) await page.keyboard.press(key);
  await bar.getByText("3 selected").waitFor();
  await expectNoViolations(browser);
  await page.keyboard.press("a");
  await page.getByRole("option", { name: /^Sam Support/ }).click();
  await page.getByText("3 tickets assigned to Sam Support").waitFor();
  await expect.poll(() => countAssignedTo(TEST_PEOPLE.sam.id)).toBe(3);
  await work.untilAllSent();

  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Undone").waitFor();
  await expect.poll(() => countAssignedTo(null)).toBe(6);
  await work.untilAllSent();

  await page.getByRole("listbox").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await bar.getByText("6 selected").waitFor();
  await page
    .getByRole("option")
    .first()
    .dragTo(views.getByRole("button", { name: "Kim Support" }));
  await expect.poll(() => countAssignedTo(TEST_PEOPLE.kim.id)).toBe(6);
  const { rows } = await desk.pool.query("SELECT DISTINCT status FROM support_tickets");
  expect(rows).toEqual([{ status: "in_progress" }]);
  expect(browser.faults).toEqual([]);
  await browser.close();
});
