// A person at work in a browser of their own: what they see and press, by the names a screen reader would say. The
// browser keeps its profile, so that it can be closed and opened again like a laptop.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { inject } from "vitest";
import { findProcesses } from "./find-processes.ts";
import { recordWire, type WireRecord } from "./wire-record.ts";

export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Long, for the machine is shared: a condition that holds ends the wait at once. */
export const PATIENCE_MS = 60_000;

export interface PersonInBrowser {
  readonly page: Page;
  readonly wire: WireRecord;
  /** Uncaught errors of the page and violations of its content security policy so far. */
  readonly faults: string[];
  signIn(email: string, password: string): Promise<void>;
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  /** Closes the browser and opens it again on the same profile, without network where it had none. */
  reopen(): Promise<void>;
  /** SIGKILL to all its processes, as when the power fails: nothing can be finished. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** @param chromiumPath Outside of Vitest: the browser to start. */
export async function openBrowser(url: string, chromiumPath = inject("chromiumPath")): Promise<PersonInBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "holdfast-browser-"));
  const faults: string[] = [];
  let isOffline = false;
  let context = await launch(chromiumPath, profile, isOffline);
  let wire = await recordWire(context);
  let page = await openPage(context, url, faults);

  return {
    get page() {
      return page;
    },
    get wire() {
      return wire;
    },
    faults,
    async signIn(email, password) {
      await page.getByLabel("E-mail address").fill(email);
      await page.getByRole("textbox", { name: "Password" }).fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
    },
    async goOffline() {
      isOffline = true;
      await context.setOffline(true);
      await page.getByText("Offline", { exact: true }).first().waitFor();
    },
    async goOnline() {
      isOffline = false;
      await context.setOffline(false);
    },
    async crash() {
      const closed = new Promise<void>((resolve) => void context.once("close", () => resolve()));
      for (const pid of await findProcesses(({ command }) => command.includes(profile))) process.kill(pid, "SIGKILL");
      await closed;
    },
    async reopen() {
      // One that has crashed is closed already.
      await context.close().catch(() => undefined);
      context = await launch(chromiumPath, profile, isOffline);
      wire = await recordWire(context);
      page = await openPage(context, url, faults);
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function launch(chromiumPath: string, profile: string, offline: boolean): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    args: CHROMIUM_FLAGS,
    viewport: { width: 1440, height: 900 },
    offline,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

async function openPage(context: BrowserContext, url: string, faults: string[]): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) faults.push(message.text());
  });
  await page.goto(url);
  return page;
}

/** The service worker holds the whole app from here on, so that it starts without network. */
export async function waitUntilInstalled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

export function conversation(page: Page): Locator {
  return page.getByRole("log").or(page.getByLabel("Conversation and history")).first();
}
