// The controls of a ticket, where what they stand for changes under them: another ticket comes, or whoever has the ticket
// can't be chosen.

import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { STAFF_PATH } from "#protocol/account/staff.ts";
import { agentAtWork } from "../support/agent-at-work.ts";
import { fillQueue } from "../support/fill-queue.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";
import { untilAmong } from "../support/until-focused.ts";
import { untilPainted } from "../support/until-painted.ts";

/** A window where the details of a ticket have no room beside its conversation. */
const NARROW = { width: 1024, height: 700 };

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await fillQueue(desk, { from: 1, count: 5 });
});
beforeEach(async () => {
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
  // The store has been compared with the server, so nothing is fetched anew behind a test's back.
  await browser.page.getByRole("contentinfo").getByText("Last sync").waitFor();
});
afterEach(() => browser.close());
afterAll(() => desk.stop());

const numberOf = (subject: string) => subject.replace(/\D/g, "").padStart(4, "0");

function openTicket(subject: string): Promise<void> {
  return agentAtWork(browser.page).open("All tickets", subject);
}

/** One behind the other, so that the way back leads from the second to the first. */
async function openTwo(first: string, second: string): Promise<void> {
  const { page } = browser;
  await openTicket(first);
  await page.getByRole("option").filter({ hasText: second }).click();
  await untilOpen(page, second);
}

function untilOpen(page: Page, subject: string): Promise<void> {
  return page.getByRole("heading", { level: 1, name: subject }).waitFor();
}

/** Somebody among the choices for the assignee; the rows of the list are options as well. */
function choiceOf(name: string) {
  return browser.page.getByRole("option", { name: new RegExp(`^${name}`) });
}

async function findTicket(subject: string): Promise<{ status: string; assigned_to: string | null }> {
  const { rows } = await desk.pool.query("SELECT status, assigned_to FROM support_tickets WHERE subject = $1", [
    subject,
  ]);
  return rows[0];
}

async function assign(subject: string, assigneeId: string): Promise<void> {
  const path = `/api/v1/support/admin/tickets/TICK-2026-${numberOf(subject)}/assign`;
  const answer = await desk.ask("admin", path, { method: "PUT", body: JSON.stringify({ employee_id: assigneeId }) });
  expect(answer.status).toBe(200);
}

test("whoever has a ticket is shown and stays when their account is disabled, and the ticket goes to another", async () => {
  const { page } = browser;
  const { kim, sam } = desk.people;
  await assign("Request 1", kim.id);
  await openTicket("Request 1");
  const control = page.getByRole("combobox", { name: "Assignee" });
  await control.getByText("Kim Support").waitFor();

  const disabled = await desk.ask("admin", `${STAFF_PATH}/${kim.id}/disable`, { method: "POST" });
  expect(disabled.ok).toBe(true);
  await page.keyboard.press("a");
  const chosen = choiceOf("Kim Support");
  await expect.poll(() => chosen.getAttribute("aria-disabled")).toBe("true");
  expect(await chosen.getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("Escape");
  await control.getByText("Kim Support").waitFor();
  await agentAtWork(page).untilAllSent();
  await expect.poll(() => findTicket("Request 1")).toMatchObject({ assigned_to: kim.id });

  await page.keyboard.press("a");
  await choiceOf("Sam Support").click();
  await control.getByText("Sam Support").waitFor();
  await expect.poll(() => findTicket("Request 1")).toMatchObject({ assigned_to: sam.id });
  expect(browser.faults).toEqual([]);
});

test("whoever has a ticket and is not known to the device is among the choices, and nobody is chosen in their place", async () => {
  const { page } = browser;
  const lead = agentAtWork(page);
  await openTicket("Request 2");
  await lead.setStatus("Closed");
  await expect.poll(() => findTicket("Request 2")).toMatchObject({ status: "closed" });
  // Of a version that this device has read beyond: it never comes by itself.
  const { rows } = await desk.pool.query(
    `INSERT INTO people (id, email, display_name, role, created_at, updated_at, version)
     VALUES (gen_random_uuid(), 'nina@test.example', 'Nina Unknown', 'support', now(), now(), '3') RETURNING id`,
  );
  const ninaId: string = rows[0].id;
  // A closed ticket, for an open one would change their workload, which is told.
  await assign("Request 2", ninaId);
  const control = page.getByRole("combobox", { name: "Assignee" });
  await control.getByText("Nina Unknown").waitFor();

  await page.keyboard.press("a");
  const chosen = choiceOf("Nina Unknown");
  await chosen.waitFor();
  expect(await chosen.getAttribute("aria-selected")).toBe("true");
  expect(await chosen.getAttribute("aria-disabled")).toBe("true");
  await page.keyboard.press("Escape");
  await page.getByRole("listbox", { name: "Assignee" }).waitFor({ state: "detached" });
  await lead.untilAllSent();
  await expect.poll(() => findTicket("Request 2")).toMatchObject({ assigned_to: ninaId });
  expect(browser.faults).toEqual([]);
});

for (const [key, label, option] of [
  ["s", "Status", "In progress"],
  ["p", "Priority", "Urgent"],
  ["a", "Assignee", "Unassigned"],
] as const) {
  test(`the choices for the ${label.toLowerCase()} of a ticket close with it, and don't open again by themselves`, async () => {
    const { page } = browser;
    const choices = page.getByRole("option", { name: option, exact: true });
    await openTwo("Request 3", "Request 4");
    await page.keyboard.press(key);
    await choices.waitFor();
    await page.goBack();
    await untilOpen(page, "Request 3");
    await choices.waitFor({ state: "detached" });
    await page.goForward();
    await untilOpen(page, "Request 4");
    await untilPainted(page);
    expect(await choices.count()).toBe(0);

    // By pointer: the row behind it is pressed while it is open.
    await page.keyboard.press(key);
    await choices.waitFor();
    await page.getByRole("option").filter({ hasText: "Request 3" }).click();
    await untilOpen(page, "Request 3");
    await choices.waitFor({ state: "detached" });
    expect(browser.faults).toEqual([]);
  });
}

test("the details of a ticket in a narrow window, and the form to edit it, close with it and stay closed", async () => {
  const { page } = browser;
  await page.setViewportSize(NARROW);
  await openTwo("Request 3", "Request 4");
  const showDetails = () => page.keyboard.press("d");
  const edit = () => page.getByRole("button", { name: "Edit ticket" }).click();
  for (const unfold of [showDetails, edit]) {
    await unfold();
    await page.getByRole("dialog").waitFor();
    await page.goBack();
    await untilOpen(page, "Request 3");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.goForward();
    await untilOpen(page, "Request 4");
    await untilPainted(page);
    expect(await page.getByRole("dialog").count()).toBe(0);
  }
  expect(browser.faults).toEqual([]);
});

test("keys that follow each other without a pause act on what the one before has opened", async () => {
  const { page } = browser;
  await openTicket("Request 4");
  const next = page.getByRole("option").filter({ hasText: "Request 5" });
  await page.keyboard.press("j");
  await expect.poll(() => cursorOf(page)).toContain("Request 5");
  // In one task of the page: nothing can have been read in between.
  await page.evaluate(() => {
    for (const key of ["Enter", "f"])
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
  await untilOpen(page, "Request 5");
  await next.getByRole("img", { name: "You follow it" }).waitFor();
  const other = page.getByRole("option").filter({ hasText: "Request 4" });
  expect(await other.getByRole("img", { name: "You follow it" }).count()).toBe(0);
});

/** What is read out for the row that the keyboard is at. */
function cursorOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const id = document.querySelector("[role=listbox]")?.getAttribute("aria-activedescendant");
    return (id && document.getElementById(id)?.textContent) || "";
  });
}

test.each(["the list", "nothing"])(
  "whoever opened choices by a key while %s had the focus goes on in the list",
  async (what) => {
    const { page } = browser;
    const choices = page.getByRole("option", { name: "Closed", exact: true });
    await openTicket("Request 4");
    if (what === "nothing") await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    for (const [leave, move, next] of [
      ["Escape", "j", "Request 5"],
      ["Enter", "k", "Request 4"],
    ] as const) {
      await page.keyboard.press("s");
      await untilAmong(choices);
      await page.keyboard.press(leave);
      await choices.waitFor({ state: "detached" });
      await page.keyboard.press(move);
      await expect.poll(() => cursorOf(page)).toContain(next);
      await page.keyboard.press("Enter");
      await untilOpen(page, next);
      expect(await choices.count()).toBe(0);
    }
  },
);
