// What the desktop app and its page do together: the real main on the fake Electron, around the built page in Chromium.

import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Updater } from "#main/app-updates.ts";
import { agentAtWork } from "../support/agent-at-work.ts";
import { type DesktopAround, startDesktopAround } from "../support/desktop-around.ts";
import { expectNoOverflow } from "../support/expect-no-overflow.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-desktop-"));
const casey = createSendingReplica();
const admin = createSendingReplica();
const printer = uuidv7();
const scanner = uuidv7();
const installs: string[] = [];
const updater = Object.assign(new EventEmitter(), {
  checkForUpdates: async () => null,
  quitAndInstall: () => void installs.push("installed"),
});

let desk: TestDesk;
let desktop: DesktopAround;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await create(printer, "Printer on fire");
  await create(scanner, "Scanner asleep");
  const launch = {
    args: await linkTo(printer),
    findUpdater: () => updater as unknown as Updater,
    platform: process.platform,
  };
  desktop = await startDesktopAround(folder, desk.url, launch);
  browser = await openBrowser(desk.url, { prepare: desktop.prepare });
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const create = (ticketId: string, subject: string) =>
  desk.push("casey", casey.id, [
    casey.operation(ticketId, { kind: "createTicket", args: { subject, description: "Please look." } }),
  ]);

async function numberOf(ticketId: string): Promise<string> {
  const sql = "SELECT ticket_number FROM support_tickets WHERE id = $1";
  const { rows } = await desk.pool.query<{ ticket_number: string }>(sql, [ticketId]);
  return rows[0]?.ticket_number ?? "";
}

const linkTo = async (ticketId: string) => ["holdfast", `holdfast://ticket/${await numberOf(ticketId)}`];
const heading = (name: string) => browser.page.getByRole("heading", { level: 1, name });
const badge = () => desktop.electron.log.findLast((line) => line.startsWith("setBadgeCount"));
const reply = () => browser.page.getByRole("textbox", { name: "Reply", exact: true });

/** The person quits; whether the app goes at once. */
function quits(): boolean {
  let isPrevented = false;
  desktop.electron.app.emit("before-quit", { preventDefault: () => (isPrevented = true) });
  return !isPrevented;
}

test("a link that started the app opens its ticket once somebody has signed in", async () => {
  await heading("Printer on fire").waitFor();
});

test("a link that comes while the app runs opens its ticket; of one that is not here it offers to ask", async () => {
  desktop.electron.app.emit("second-instance", {}, await linkTo(scanner));
  await heading("Scanner asleep").waitFor();
  desktop.electron.app.emit("second-instance", {}, ["holdfast", "holdfast://ticket/TICK-2026-9999"]);
  await browser.page.getByText("There is no ticket TICK-2026-9999.").waitFor();
});

test("a ticket that somebody assigns is told, counted on the icon, opened by a click, and then read", async () => {
  const args = { assigneeId: desk.people.sam.id };
  await desk.push("admin", admin.id, [admin.operation(printer, { kind: "assign", args })]);
  await expect.poll(() => desktop.shown).toHaveLength(1);
  const [told] = desktop.shown;
  expect(told).toEqual({
    title: "Ada Admin assigned you a ticket",
    body: `${await numberOf(printer)} · Printer on fire`,
  });
  await expect.poll(badge).toBe("setBadgeCount 1");
  await browser.page.evaluate((title) => {
    (globalThis as unknown as { clickNotification(title: string): void }).clickNotification(title);
  }, told?.title ?? "");
  await heading("Printer on fire").waitFor();
  expect(desktop.electron.windows[0]?.calls).toContain("focus");
  await expect.poll(badge).toBe("setBadgeCount 0");
});

test("settings of the computer are set in main, from the menu on", async () => {
  const menu = desktop.electron.menus.find(({ isApp }) => isApp);
  const file = menu?.entries[0]?.submenu as { label?: string; click?: () => void }[];
  file.find(({ label }) => label === "Settings…")?.click?.();
  const settings = browser.page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("radiogroup", { name: "Check my spelling" }).getByRole("radio", { name: "On" }).click();
  await expect.poll(() => desktop.electron.spelling).toEqual({ isEnabled: true, languages: ["en-GB"] });
  await settings.getByRole("button", { name: "Show log file" }).click();
  await expect.poll(() => desktop.electron.opened).toEqual([join(folder, "main.log")]);
  await browser.page.keyboard.press("Escape");
  await settings.waitFor({ state: "detached" });
});

test("the menu speaks the language that is chosen in the app", async () => {
  const { page } = browser;
  const fileMenu = () => desktop.electron.menus.findLast(({ isApp }) => isApp)?.entries[0]?.label;
  expect(fileMenu()).toBe("&File");
  await page.getByRole("button", { name: "Account of Sam Support" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByRole("radio", { name: "Deutsch" }).click();
  await expect.poll(fileMenu).toBe("&Datei");
  await page.getByRole("button", { name: "Konto von Sam Support" }).click();
  await page.getByRole("menuitem", { name: "Einstellungen" }).click();
  await page.getByRole("radio", { name: "English" }).click();
  await expect.poll(fileMenu).toBe("&File");
  await page.getByRole("button", { name: "Account of Sam Support" }).waitFor();
});

test("a refused certificate is explained for as long as the server is out of reach", async () => {
  const event = { preventDefault: () => undefined };
  const reason = "net::ERR_CERT_DATE_INVALID";
  await browser.goOffline();
  const url = "https://desk.example.org/api";
  desktop.electron.app.emit("certificate-error", event, {}, url, reason, {}, () => undefined, false);
  await browser.page.getByText("desk.example.org could not prove who it is.").waitFor();
  await browser.page.getByText("it has expired or is not valid yet").waitFor();
  await browser.goOnline();
  await browser.page.getByText("could not prove who it is").waitFor({ state: "detached" });
});

test("[M4] an update that can't be installed leaves the app at work, and what was being written is kept", async () => {
  await reply().fill("Half a thought");
  updater.emit("update-downloaded", { version: "1.3.0" });
  await browser.page.getByRole("button", { name: "Use it now" }).click();
  await expect.poll(() => installs).toHaveLength(1);
  updater.emit("error", new Error("the person gave it no rights"));
  await browser.page.getByText("The new version of Holdfast could not be installed.").waitFor();
  await browser.page.getByRole("button", { name: "Use it now" }).waitFor();
  await expectNoOverflow(browser.page);
  await agentAtWork(browser.page).open("My tickets", "Printer on fire");
  await expect.poll(() => reply().inputValue()).toBe("Half a thought");
  expect(desktop.electron.log).not.toContain("quit");
  await reply().fill("");
  installs.length = 0;
});

test("[M4] an update is taken when its person says so, and what they were writing is kept", async () => {
  await expect.poll(desktop.hasUnsent).toBe(false);
  await reply().fill("Half a thought");
  updater.emit("update-downloaded", { version: "1.3.0" });
  await browser.page.getByText("A new version of Holdfast is ready.").waitFor();
  await expect.poll(desktop.hasUnsent).toBe(true);
  expect(quits()).toBe(true);
  expect(installs).toEqual([]);
  await browser.page.getByRole("button", { name: "Use it now" }).click();
  await expect.poll(() => installs).toHaveLength(1);
  await browser.reopen();
  await agentAtWork(browser.page).open("My tickets", "Printer on fire");
  await expect.poll(() => reply().inputValue()).toBe("Half a thought");
});

test("a key store that is locked is explained, and what is sealed with it is there again once it is open", async () => {
  desktop.electron.safeStorage.state.isLocked = true;
  await browser.reopen();
  await heading("This computer’s key store is closed").waitFor();
  desktop.electron.safeStorage.state.isLocked = false;
  await browser.page.getByRole("button", { name: "Try again" }).click();
  await agentAtWork(browser.page).open("My tickets", "Printer on fire");
  expect(browser.faults).toEqual([]);
});

test("one that is gone for good lets its person start anew, after a question", async () => {
  desktop.electron.safeStorage.state.isLocked = true;
  await browser.reopen();
  await browser.page.getByRole("button", { name: "Start anew without it…" }).click();
  await browser.page.getByText("What was not sent is lost.").waitFor();
  await browser.page.getByRole("button", { name: "Start anew", exact: true }).click();
  desktop.electron.safeStorage.state.isLocked = false;
  await browser.page.getByRole("button", { name: "Change server" }).waitFor();
});

test("a server's address that the page could never talk to is refused, with a word on what to give instead", async () => {
  await browser.page.getByRole("button", { name: "Change server" }).click();
  await browser.page.getByLabel("Server address").fill("http://[::1]:4010");
  await browser.page.getByRole("button", { name: "Continue" }).click();
  await browser.page.getByText(/^An IPv6 address can.t be used here\./).waitFor();
  await expectNoOverflow(browser.page);
  await browser.page.getByRole("button", { name: "Cancel" }).click();
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
  await agentAtWork(browser.page).open("My tickets", "Printer on fire");
});
