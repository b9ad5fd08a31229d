// An agent's day in German, as the system's language asks for it: what they read and hear is German throughout.

import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { seedDemo } from "#sync-server/demo/seed-demo.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { leftInEnglish } from "../support/left-in-english.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await seedDemo(desk.services, { now: new Date() });
  browser = await openBrowser(desk.url, { language: "de" });
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

async function expectGerman(): Promise<void> {
  expect(await leftInEnglish(browser.page)).toEqual([]);
  await expectNoViolations(browser);
}

test("an agent signs in, answers, notes, closes, searches and asks for help in German", async () => {
  const { page } = browser;
  await page.getByRole("heading", { name: "Bei Holdfast anmelden" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("de");
  await expectGerman();
  await browser.signIn("sam@demo.test", DEMO_PASSWORD);

  await page.getByRole("navigation", { name: "Ansichten" }).getByRole("button", { name: "Meine Tickets" }).click();
  await page.getByRole("option").first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText("Alles gesendet").waitFor();
  await expectGerman();

  await page.getByRole("textbox", { name: "Antwort" }).fill("Wir sehen es uns an.");
  await page.getByRole("button", { name: "Antwort senden" }).click();
  await page.getByRole("article").filter({ hasText: "Wir sehen es uns an." }).waitFor();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("n");
  await page.getByRole("button", { name: "Interne Notiz hinzufügen" }).waitFor();
  await expectGerman();

  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Befehle und Tickets" }).fill("status setzen geschl");
  await page.keyboard.press("Enter");
  await page.getByText("Ticket geschlossen").waitFor();
  await expectGerman();

  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Tastenkürzel" }).waitFor();
  await expectGerman();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Suchen" }).first().click();
  await page.getByRole("combobox", { name: "Tickets suchen" }).fill("drucker");
  await page.getByText("Auf dem Server", { exact: true }).waitFor();
  await expectGerman();
  expect(browser.faults).toEqual([]);
});

test("the language is chosen in the settings, at once and for the next start", async () => {
  const { page } = browser;
  await page.getByRole("button", { name: /^Konto von/ }).click();
  await page.getByRole("menuitem", { name: "Einstellungen" }).click();
  await page.getByRole("radio", { name: "English" }).click();
  await page.getByRole("button", { name: /^Account of/ }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  await page.reload();
  await page.getByRole("navigation", { name: "Views" }).waitFor();
  expect(browser.faults).toEqual([]);
});
