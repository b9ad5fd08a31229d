// The local store in real Chromium, without the app around it: the page of test/store-page, built as the app is built and
// served under the app's own content security policy.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";
import { contentSecurityPolicy } from "#protocol/desktop/content-security-policy.ts";
import type { StorePage } from "../store-page/page.ts";
import { type BrowserProfile, openBrowserProfile } from "./browser-profile.ts";

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

export interface StoreBrowser extends Pick<BrowserProfile, "kill" | "close"> {
  readonly page: Page;
  /** Where the browser keeps all it keeps. */
  readonly profile: string;
  /** Another window of the same browser. */
  openWindow(): Promise<Page>;
  /** Opens it again on the same profile. */
  reopen(): Promise<void>;
}

export async function openStoreBrowser(url: string, executablePath: string): Promise<StoreBrowser> {
  const profile = await openBrowserProfile({ executablePath });
  let page = await openPage();

  async function openPage(): Promise<Page> {
    const { context } = profile;
    const opened = context.pages().find((one) => one.url() === "about:blank") ?? (await context.newPage());
    await opened.goto(url);
    await opened.waitForFunction(() => "storePage" in globalThis);
    return opened;
  }
  return {
    profile: profile.folder,
    get page() {
      return page;
    },
    openWindow: openPage,
    kill: profile.kill,
    async reopen() {
      await profile.reopen();
      page = await openPage();
    },
    close: profile.close,
  };
}
