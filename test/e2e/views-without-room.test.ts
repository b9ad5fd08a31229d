// An agent makes a view without network while another of their devices makes as many as there may be: nothing is lost, and they are
// told which is where.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SAVED_FILTERS_MAX } from "#domain/search/saved-filter.ts";
import {
  FILTER_CHANGES_MAX,
  type NumberedFilterChange,
  SAVED_FILTERS_PATH,
  type SavedFiltersResponse,
} from "#protocol/saved-filters.ts";
import { manyFilters } from "../domain/search/arbitrary-filter-change.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";
import { untilFocused } from "../support/until-focused.ts";

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

/** What another device of the same agent does. */
async function send(changes: readonly NumberedFilterChange[], replicaId: string = uuidv7()): Promise<string[]> {
  const answer = await desk.ask("sam", SAVED_FILTERS_PATH, {
    method: "POST",
    body: JSON.stringify({ replicaId, changes }),
  });
  expect(answer.status).toBe(200);
  const { filters } = (await answer.json()) as SavedFiltersResponse;
  return filters.map(({ name }) => name);
}

async function saveAsManyAsMayBe(): Promise<void> {
  const replicaId = uuidv7();
  const changes = manyFilters(SAVED_FILTERS_MAX, "a").map(
    (filter, at): NumberedFilterChange => ({ number: at + 1, change: { type: "save", filter } }),
  );
  for (let at = 0; at < changes.length; at += FILTER_CHANGES_MAX) {
    await send(changes.slice(at, at + FILTER_CHANGES_MAX), replicaId);
  }
}

test("a view for which there is no room stays on its device, says so, and goes to the others once there is", async () => {
  const { page } = browser;
  const own = page.getByRole("region", { name: "Saved views" });
  await page.getByRole("button", { name: "Everything sent" }).waitFor();
  await browser.goOffline();
  await page.keyboard.press("v");
  await untilFocused(page.getByRole("group", { name: "Filter" }).getByRole("button", { name: "Status" }));
  await page.getByRole("group", { name: "Filter" }).getByRole("button", { name: "Priority" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Urgent" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save as view" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as view" });
  await dialog.getByLabel("Name").fill("Made on the train");
  await page.keyboard.press("Enter");
  await own.getByRole("button", { name: /^Made on the train/ }).waitFor();
  await saveAsManyAsMayBe();
  await browser.goOnline();

  await page.getByRole("button", { name: "1 view on this device alone" }).waitFor();
  await own.getByRole("button", { name: /^Made on the train/ }).waitFor();
  await own.getByText(/^One view is on this device alone, for there may be at most 50 on all/).waitFor();
  await expectNoViolations(browser);
  await page.getByRole("button", { name: "1 view on this device alone" }).click();
  const outbox = page.getByRole("dialog", { name: "Outbox" });
  await outbox.getByText(/^One view is on this device alone/).waitFor();
  await page.keyboard.press("Escape");
  await outbox.waitFor({ state: "detached" });

  await own.getByRole("button", { name: /^View 07/ }).click();
  await page.getByRole("heading", { level: 2, name: "View 07" }).waitFor();
  await page.getByRole("button", { name: "More of View 07" }).click();
  await page.getByRole("menuitem", { name: "Delete the view" }).click();
  await page.getByRole("button", { name: "Everything sent" }).waitFor();
  await expect.poll(() => own.getByText("on this device alone").count()).toBe(0);
  expect(await send([])).toContain("Made on the train");
  expect(browser.faults).toEqual([]);
});
