// A colleague is mentioned in a note by keys alone, without network too, and is brought the ticket.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { createTestDevice } from "../support/test-device.ts";
import { emailOf, TEST_PASSWORD, TEST_PEOPLE } from "../support/test-people.ts";

let desk: TestDesk;
let sam: PersonInBrowser;
let kim: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const [casey, bySam] = [createTestDevice(desk, "casey"), createTestDevice(desk, "sam")];
  const ticketId = uuidv7();
  await casey.act({ kind: "createTicket", ticketId, args: { subject: "Printer on fire", description: "D" } });
  await bySam.act({ kind: "take", ticketId, args: {} });
  [sam, kim] = await Promise.all([openBrowser(desk.url), openBrowser(desk.url)]);
  await sam.signIn(emailOf("sam"), TEST_PASSWORD);
  await kim.signIn(emailOf("kim"), TEST_PASSWORD);
});
afterAll(async () => {
  await Promise.all([sam?.close(), kim?.close()]);
  await desk.stop();
});

test("a note mentions a colleague, who then follows the ticket and reads their name", async () => {
  const { page } = sam;
  const work = agentAtWork(page);
  await kim.page.getByRole("navigation", { name: "Views" }).waitFor();
  await work.open("My tickets", "Printer on fire");
  await page.keyboard.press("n");
  const field = page.getByRole("textbox", { name: "Internal note" });
  await field.waitFor();
  await page.keyboard.type("Ask @ki");
  const choices = page.getByRole("listbox", { name: "Colleagues" });
  await choices.getByRole("option", { name: "Kim Support", selected: true }).waitFor();
  // They cover nothing of the composer, where the kind of what is written is chosen.
  const [offered, kinds] = [await choices.boundingBox(), await page.getByText("Internal note").first().boundingBox()];
  expect((offered?.y ?? 0) + (offered?.height ?? 0)).toBeLessThanOrEqual(kinds?.y ?? 0);
  await expectNoViolations(sam);
  await page.keyboard.press("Enter");
  await choices.waitFor({ state: "detached" });
  expect(await field.inputValue()).toBe("Ask @Kim Support ");
  await page.keyboard.type("about it");
  await page.keyboard.press("ControlOrMeta+Enter");
  const note = work.message("Ask @Kim Support about it");
  await note.waitFor();
  await note.locator("strong", { hasText: "@Kim Support" }).waitFor();

  const followed = agentAtWork(kim.page);
  await followed.open("Followed", "Printer on fire");
  await followed.message("Ask @Kim Support about it").waitFor();
  const { rows } = await desk.pool.query("SELECT message FROM ticket_messages");
  expect(rows).toEqual([{ message: `Ask @[${TEST_PEOPLE.kim.id}] about it` }]);
  expect([...sam.faults, ...kim.faults]).toEqual([]);
});

test("a public reply offers no colleagues", async () => {
  const { page } = sam;
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await page.getByRole("textbox", { name: "Reply" }).waitFor();
  await page.keyboard.type("Ask @ki");
  expect(await page.getByRole("textbox", { name: "Reply" }).inputValue()).toBe("Ask @ki");
  expect(await page.getByRole("listbox", { name: "Colleagues" }).count()).toBe(0);
});
