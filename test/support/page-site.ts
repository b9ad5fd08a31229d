// A page of its own for what is tried in a browser without the app around it: built as the app is built, and served under
// the app's own content security policy.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { build } from "vite";
import { contentSecurityPolicy } from "#protocol/desktop/content-security-policy.ts";

export interface PageSite {
  url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** @param root the folder with the page's index.html. @param data a folder that is served beside it, below `data/`. */
export async function servePage(root: string, data?: string): Promise<PageSite> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-page-"));
  await build({
    configFile: false,
    root: resolve(root),
    base: "./",
    logLevel: "warn",
    worker: { format: "es" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2023",
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
      modulePreload: { polyfill: false },
    },
  });
  const server = createServer(async ({ url = "/" }, response) => {
    const body = await readFile(toFile(url.replace(/[?#].*$/, ""))).catch(() => null);
    response.writeHead(body ? 200 : 404, {
      "content-type": TYPES[extname(url)] ?? TYPES[".html"],
      "content-security-policy": contentSecurityPolicy({ connectTo: [] }),
    });
    response.end(body ?? "");
  });
  const toFile = (path: string) => {
    if (data && path.startsWith("/data/")) return join(data, path.slice("/data/".length));
    return join(folder, path === "/" ? "index.html" : path);
  };
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
