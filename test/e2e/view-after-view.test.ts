// One view behind another: its rows take the places of the former's, and nothing else of it stays.

import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillQueue } from "../support/fill-queue.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

const TICKETS = 200;

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

test("a view begins at its beginning, with its rows in order, no cursor and nothing selected, however the former was left", async () => {
  const { page } = browser;
  await page.getByRole("button", { name: `All tickets ${TICKETS}` }).click();
  const all = page.getByRole("listbox", { name: "All tickets" });
  await all.focus();
  await page.keyboard.press("End");
  await all
    .getByRole("option")
    .filter({ hasText: `Request ${TICKETS}` })
    .waitFor();
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "Selected tickets" });
  await bar.waitFor();

  await page.keyboard.press("g");
  await page.keyboard.press("u");
  const queue = page.getByRole("listbox", { name: "Unassigned" });
  const first = queue.getByRole("option").filter({ hasText: /Request 1(?!\d)/ });
  await first.waitFor();
  await bar.waitFor({ state: "detached" });
  expect(await queue.evaluate((list) => list.scrollTop)).toBe(0);
  expect(await queue.getAttribute("aria-activedescendant")).toBeNull();
  // Rows beyond those in view follow behind the first painting.
  await expect.poll(async () => isFromFirst(await placesOf(queue))).toBe(true);
  expect(await queue.getByRole("option", { selected: true }).count()).toBe(0);
  // Whoever was in the list still is, and goes on by key.
  expect(await queue.evaluate((list) => list === document.activeElement)).toBe(true);

  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Request 1", exact: true }).waitFor();
  expect(browser.faults).toEqual([]);
});

test("a view that is come back to begins anew", async () => {
  const { page } = browser;
  const listOf = (name: string) => page.getByRole("listbox", { name });
  await listOf("Unassigned").focus();
  for (const key of ["j", "j", "g", "a"]) await page.keyboard.press(key);
  await listOf("All tickets").waitFor();
  for (const key of ["g", "u"]) await page.keyboard.press(key);
  await listOf("Unassigned").getByRole("option").first().waitFor();
  expect(await listOf("Unassigned").getAttribute("aria-activedescendant")).toBeNull();
  await page.keyboard.press("j");
  const first = listOf("Unassigned").getByRole("option").first();
  await expect
    .poll(() => listOf("Unassigned").getAttribute("aria-activedescendant"))
    .toBe(await first.getAttribute("id"));
});

test("a press that began on another ticket opens nothing, where the row under the pointer has changed meanwhile", async () => {
  const { page } = browser;
  const queue = page.getByRole("listbox", { name: "Unassigned" });
  await queue.focus();
  await page.keyboard.press("Home");
  const row = queue.getByRole("option").filter({ hasText: /Request 3(?!\d)/ });
  await row.hover();
  await page.mouse.down();
  await page.keyboard.press("End");
  await row.waitFor({ state: "detached" });
  const last = queue.getByRole("option").filter({ hasText: `Request ${TICKETS}` });
  await last.waitFor();
  const cursor = await last.getAttribute("id");
  expect(await queue.getAttribute("aria-activedescendant")).toBe(cursor);
  await page.mouse.up();
  expect(await queue.getAttribute("aria-activedescendant")).toBe(cursor);

  await page.keyboard.press("Home");
  await row.click();
  await page.getByRole("heading", { level: 1, name: "Request 3", exact: true }).waitFor();
});

test("rows that are scrolled through stay in the order of the document, upwards too", async () => {
  const { page } = browser;
  const queue = page.getByRole("listbox", { name: "Unassigned" });
  await queue.focus();
  await page.keyboard.press("Home");
  for (const key of [...Array<string>(30).fill("j"), ...Array<string>(25).fill("k")]) await page.keyboard.press(key);
  const cursor = queue.getByRole("option").filter({ hasText: /Request 6(?!\d)/ });
  await expect.poll(async () => queue.getAttribute("aria-activedescendant")).toBe(await cursor.getAttribute("id"));
  const places = await placesOf(queue);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(new Set(places).size).toBe(places.length);
});

test("a list that comes back in a lower window shows the ticket that is open", async () => {
  const { page } = browser;
  const { width, height } = page.viewportSize() ?? { width: 1440, height: 900 };
  const queue = page.getByRole("listbox", { name: "Unassigned" });
  await queue.focus();
  await page.keyboard.press("Home");
  const row = queue.getByRole("option").filter({ hasText: /Request 9(?!\d)/ });
  await row.click();
  await page.getByRole("heading", { level: 1, name: "Request 9", exact: true }).waitFor();
  await page.getByRole("navigation", { name: "Places" }).getByText("Dashboard").click();
  await queue.waitFor({ state: "detached" });
  await page.setViewportSize({ width, height: 640 });
  await page.goBack();
  await row.waitFor();
  await expect.poll(() => row.evaluate(isWholeInView)).toBe(true);
  await page.setViewportSize({ width, height });
});

/** In the page: within the list that it is of. */
function isWholeInView(row: Element): boolean {
  const list = row.closest("[role=listbox]")?.getBoundingClientRect();
  const { top, bottom } = row.getBoundingClientRect();
  return list !== undefined && top >= list.top && bottom <= list.bottom;
}

test("a list that is gone through for long keeps nothing of how it was rendered before", async () => {
  const { page } = browser;
  const session = await page.context().newCDPSession(page);
  const heapInMb = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize / 2 ** 20;
  };
  const queue = page.getByRole("listbox", { name: "Unassigned" });
  await queue.focus();
  const goDownAndUp = async () => {
    for (const key of [...Array<string>(150).fill("j"), ...Array<string>(150).fill("k")])
      await page.keyboard.press(key);
  };
  await goDownAndUp();
  const before = await heapInMb();
  await goDownAndUp();
  await goDownAndUp();
  // Each rendering is some 20 KB, and there were 600.
  expect((await heapInMb()) - before).toBeLessThan(4);
});

/** Each behind the one before, from the first on, and more than fit in view. */
function isFromFirst(places: readonly number[]): boolean {
  return places.length > 14 && places.every((place, at) => place === at + 1);
}

/** Of its rows in the list, in the order of the document. */
function placesOf(list: Locator): Promise<number[]> {
  return list.getByRole("option").evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("aria-posinset"))));
}
