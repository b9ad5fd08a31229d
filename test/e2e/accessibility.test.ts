// What a screen reader and a keyboard meet on every screen, in both languages and both themes, judged by axe. In German
// nothing on them is left in English.

import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "#domain/language.ts";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { seedDemo } from "#sync-server/demo/seed-demo.ts";
import { mustFindDemoPerson } from "../screenshots/demo-people.ts";
import { agentAtWork } from "../support/agent-at-work.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { leftInEnglish } from "../support/left-in-english.ts";
import { openNewerWindow } from "../support/newer-window.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import type { Say } from "../support/say.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";

let desk: TestDesk;
let browser: PersonInBrowser;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await seedDemo(desk.services, { now: new Date() });
});
afterEach(() => browser.close());
afterAll(() => desk.stop());

describe.each(LANGUAGES)("in the language %s", (language) => {
  test("an agent's screens have no violations", async () => {
    const { page, say } = await signIn(language, "sam@demo.test");
    await goToView(page, say, say("inbox.view.mine.label"));
    await page.getByRole("option").first().click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("n");
    await page.getByRole("button", { name: say("display.composer.addNote") }).waitFor();
    await lookedAt(language);
    await page.keyboard.press("Escape");
    await goToPlace(page, say, "dashboard");
    await page.getByRole("heading", { name: say("dashboard.flow.titleOwn") }).waitFor();
    await lookedAt(language);
    await browser.goOffline();
    await goToView(page, say, say("inbox.view.unassigned.label"));
    await page.getByRole("option").first().click();
    const agent = agentAtWork(page, say);
    await agent.take();
    await agent.reply("Saved until there is a network again.");
    await agent.openOutbox();
    await lookedAt(language);
  });

  test("an admin's screens have no violations", async () => {
    const { page, say } = await signIn(language, "admin@demo.test");
    await goToView(page, say, say("inbox.view.all.label"));
    await page.getByRole("option").first().waitFor();
    for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
    await page.getByRole("region", { name: say("inbox.bulk.title") }).waitFor();
    await lookedAt(language);
    await page.keyboard.press("o");
    await page.getByRole("menuitemradio").first().waitFor();
    await lookedAt(language);
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await dialogLookedAt(language, say("ui.shortcuts"));
    await page.keyboard.press("c");
    await dialogLookedAt(language, say("newTicket.title"));
    await page.getByRole("button", { name: say("settings.menu.account", { name: "Ada Okafor" }) }).click();
    await lookedAt(language);
    await page.getByRole("menuitem", { name: say("settings.menu.settings") }).click();
    await dialogLookedAt(language, say("settings.title"));
    await goToPlace(page, say, "dashboard");
    await page.getByText(say("dashboard.people.title")).waitFor();
    await lookedAt(language);
    await goToPlace(page, say, "staff");
    await page.getByRole("row").filter({ hasText: "Owen Hughes" }).waitFor();
    await lookedAt(language);
    await page.getByRole("button", { name: say("staff.add") }).click();
    await dialogLookedAt(language, say("staff.add"));
    await goToPlace(page, say, "integrations");
    await page.getByText(say("integrations.none")).waitFor();
    await lookedAt(language);
    await page.getByRole("button", { name: say("integrations.new") }).click();
    await dialogLookedAt(language, say("integrations.form.create"));
    await page.keyboard.press("/");
    await page.keyboard.insertText("status:maybe invoice");
    await page.getByRole("option").first().waitFor();
    await lookedAt(language);
  });

  test("a customer's screens have no violations", async () => {
    const { page, say } = await signIn(language, "casey@demo.test");
    const ticket = page.getByRole("button").filter({ hasText: "TICK-" }).first();
    await ticket.waitFor();
    await lookedAt(language);
    await page.getByRole("radio", { name: say("customer.asList") }).click();
    await page.getByRole("tab", { name: say("values.status.closed") }).click();
    await lookedAt(language);
    await ticket.click();
    await page.getByRole("textbox", { name: say("display.composer.reply") }).waitFor();
    await lookedAt(language);
    await page.goBack();
    await page.getByRole("button", { name: say("customer.newTicket") }).click();
    await page.getByRole("button", { name: say("customer.send") }).click();
    await page.getByText(say("display.form.noSubject")).waitFor();
    const subject = page.getByLabel(say("display.form.subject"));
    expect(await subject.evaluate((field) => field === document.activeElement)).toBe(true);
    await lookedAt(language);
  });

  test("a window whose store a newer version has taken has no violations", async () => {
    const { page, say } = await signIn(language, "sam@demo.test");
    const { id } = await mustFindDemoPerson(desk.services, "sam@demo.test");
    const newer = await openNewerWindow(page.context(), desk.url, id);
    await page.getByRole("heading", { name: say("app.newer.title") }).waitFor();
    await newer.close();
    await lookedAt(language);
  });
});

async function signIn(language: Language, email: string): Promise<PersonInBrowser> {
  browser = await openBrowser(desk.url, { language });
  await browser.page.getByLabel(browser.say("signIn.email")).waitFor();
  await lookedAt(language);
  await browser.signIn(email, DEMO_PASSWORD);
  await browser.page.getByRole("contentinfo").waitFor();
  return browser;
}

async function lookedAt(language: Language): Promise<void> {
  await expectNoViolations(browser);
  if (language !== "en") expect(await leftInEnglish(browser.page)).toEqual([]);
  expect(browser.faults).toEqual([]);
}

/** Waits for a dialog, looks at it, and closes it. */
async function dialogLookedAt(language: Language, name: string): Promise<void> {
  const dialog = browser.page.getByRole("dialog", { name });
  await dialog.waitFor();
  await lookedAt(language);
  await browser.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

async function goToView(page: Page, say: Say, view: string): Promise<void> {
  const views = page.getByRole("navigation", { name: say("inbox.views") });
  await views.getByRole("button", { name: view }).first().click();
}

async function goToPlace(page: Page, say: Say, place: "dashboard" | "staff" | "integrations"): Promise<void> {
  const places = page.getByRole("navigation", { name: say("app.places") });
  await places.getByRole("button", { name: say(`app.${place}`) }).click();
}
