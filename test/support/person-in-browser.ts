// A person at work in a browser of their own: what they see and press, by the names a screen reader would say. The
// browser keeps its profile, so that it can be closed and opened again like a laptop. In the project `electron` it is the
// desktop app instead.

import type { BrowserContext, Locator, Page } from "playwright-core";
import { inject } from "vitest";
import type { Language } from "#domain/language.ts";
import { APP_URL, isAppUrl } from "#main/app-origin.ts";
import { type BrowserProfile, openBrowserProfile } from "./browser-profile.ts";
import { type ElectronToDrive, openElectronProfile } from "./electron-profile.ts";
import { type Say, sayIn } from "./say.ts";
import { recordWire, type WireRecord } from "./wire-record.ts";

/** Long, for the machine is shared: a condition that holds ends the wait at once. */
export const PATIENCE_MS = 60_000;

const VIEWPORT = { width: 1440, height: 900 };

const LOCALES: Readonly<Record<Language, string>> = { en: "en-US", de: "de-DE" };

export interface PersonInBrowser {
  readonly page: Page;
  readonly wire: WireRecord;
  /** What the app says in this browser's language. */
  readonly say: Say;
  /** Where the browser keeps all it keeps. */
  readonly profileFolder: string;
  /** Uncaught errors of the page and violations of its content security policy so far. */
  readonly faults: string[];
  signIn(email: string, password: string): Promise<void>;
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  /** Closes the browser and opens it again on the same profile, without network where it had none. */
  reopen(): Promise<void>;
  /** As when the power fails (browser-profile.ts). */
  crash(): Promise<void>;
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** Outside of Vitest: the browser to start. */
  chromiumPath?: string;
  flags?: readonly string[];
  /** What the browser asks for; English where nothing is said. */
  language?: Language;
  /** What is done to the browser before its first page, at each opening. */
  prepare?: (context: BrowserContext) => Promise<void>;
}

export async function openBrowser(url: string, options: BrowserOptions = {}): Promise<PersonInBrowser> {
  const { language = "en", prepare = async () => undefined } = options;
  const say = sayIn(language);
  const faults: string[] = [];
  let isOffline = false;
  // Outside of Vitest nothing is injected, and the browser is named.
  const electron = options.chromiumPath ? null : inject("electron");
  const startUrl = electron ? APP_URL : url;
  const profile = await openProfile(url, electron, options);
  await prepare(profile.context);
  let wire = await recordWire(profile.context);
  let page = await openPage(profile.context, startUrl, faults);

  return {
    profileFolder: profile.folder,
    get page() {
      return page;
    },
    get wire() {
      return wire;
    },
    say,
    faults,
    async signIn(email, password) {
      await page.getByLabel(say("signIn.email")).fill(email);
      await page.getByRole("textbox", { name: say("signIn.password") }).fill(password);
      await page.getByRole("button", { name: say("signIn.signIn") }).click();
    },
    async goOffline() {
      isOffline = true;
      await profile.context.setOffline(true);
      await page.getByText(say("display.bar.offline"), { exact: true }).first().waitFor();
    },
    async goOnline() {
      isOffline = false;
      await profile.context.setOffline(false);
    },
    crash: profile.kill,
    async reopen() {
      await profile.reopen({ offline: isOffline });
      await prepare(profile.context);
      wire = await recordWire(profile.context);
      page = await openPage(profile.context, startUrl, faults);
    },
    close: profile.close,
  };
}

async function openProfile(
  url: string,
  electron: ElectronToDrive | null,
  { chromiumPath, flags = [], language = "en" }: BrowserOptions,
): Promise<BrowserProfile> {
  const locale = LOCALES[language];
  if (electron) {
    return await openElectronProfile(electron, url, { viewport: VIEWPORT, flags: [...flags, `--lang=${locale}`] });
  }
  return await openBrowserProfile({
    executablePath: chromiumPath ?? inject("chromiumPath"),
    viewport: VIEWPORT,
    locale,
    flags,
  });
}

async function openPage(context: BrowserContext, url: string, faults: string[]): Promise<Page> {
  context.setDefaultTimeout(PATIENCE_MS);
  const page = context.pages()[0] ?? (await context.newPage());
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) faults.push(message.text());
  });
  await page.goto(url);
  return page;
}

/** From here on the app starts without network: its service worker holds it, or it is the desktop app, which brings itself. */
export async function waitUntilInstalled(page: Page): Promise<void> {
  if (isAppUrl(page.url())) return;
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

export function conversation(page: Page): Locator {
  return page.getByRole("log").or(page.getByLabel("Conversation and history")).first();
}
