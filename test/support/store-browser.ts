// The local store in real Chromium, without the app around it: the page of test/store-page, built as the app is built and
// served under the app's own content security policy.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { contentSecurityPolicy } from "#protocol/desktop/content-security-policy.ts";
import type { StorePage } from "../store-page/page.ts";
import { findProcesses } from "./find-processes.ts";
import { CHROMIUM_FLAGS } from "./person-in-browser.ts";

declare global {
  var storePage: StorePage;
}

export interface StoreSite {
  url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

export async function serveStorePage(): Promise<StoreSite> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-store-page-"));
  await build({
    configFile: false,
    root: resolve("test/store-page"),
    base: "./",
    logLevel: "warn",
    worker: { format: "es" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2023",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  const server = createServer(async ({ url = "/" }, response) => {
    const path = url === "/" ? "/index.html" : url.replace(/[?#].*$/, "");
    const body = await readFile(join(folder, path)).catch(() => null);
    response.writeHead(body ? 200 : 404, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "content-security-policy": contentSecurityPolicy({ connectTo: [] }),
    });
    response.end(body ?? "");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      await closeServer(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((closed) => server.close(() => closed()));
}

export interface StoreBrowser {
  readonly page: Page;
  /** Where the browser keeps all it keeps. */
  readonly profile: string;
  /** Another window of the same browser. */
  openWindow(): Promise<Page>;
  /** SIGKILL to all its processes. */
  kill(): Promise<void>;
  /** Opens it again on the same profile. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export async function openStoreBrowser(url: string, executablePath: string): Promise<StoreBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "holdfast-store-"));
  let context = await launch();
  let page = await openPage(context);

  function launch(): Promise<BrowserContext> {
    return chromium.launchPersistentContext(profile, { executablePath, args: CHROMIUM_FLAGS });
  }
  async function openPage(within: BrowserContext): Promise<Page> {
    const opened = within.pages().find((one) => one.url() === "about:blank") ?? (await within.newPage());
    await opened.goto(url);
    await opened.waitForFunction(() => "storePage" in globalThis);
    return opened;
  }
  return {
    profile,
    get page() {
      return page;
    },
    openWindow: () => openPage(context),
    async kill() {
      const closed = new Promise<void>((done) => void context.once("close", () => done()));
      for (const pid of await findProcesses(({ command }) => command.includes(profile))) process.kill(pid, "SIGKILL");
      await closed;
    },
    async reopen() {
      await context.close().catch(() => undefined);
      context = await launch();
      page = await openPage(context);
    },
    async close() {
      await context.close().catch(() => undefined);
      await rm(profile, { recursive: true, force: true });
    },
  };
}
