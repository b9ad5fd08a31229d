// Serves the built renderer at app://holdfast/, with the same content security policy that the sync server sends.

import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { contentSecurityPolicy } from "#protocol/desktop/content-security-policy.ts";
import { APP_SCHEME, isAppUrl } from "./app-origin.ts";
import type { ElectronParts } from "./electron-parts.ts";
import { findServedFile } from "./find-served-file.ts";
import type { ServerAddressStore } from "./server-address-store.ts";

type Protocol = ElectronParts["protocol"];

/** Must run before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, "registerSchemesAsPrivileged">): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveApp(protocol: Pick<Protocol, "handle">, root: string, addresses: ServerAddressStore): void {
  protocol.handle(APP_SCHEME, async (request) => answer(request, root, await addresses.find()));
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

async function answer(request: Request, root: string, server: string | null): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405 });
  const file = isAppUrl(request.url) ? await findServedFile(root, new URL(request.url).pathname) : null;
  const type = file === null ? undefined : CONTENT_TYPES[extname(file)];
  if (file === null || type === undefined) return new Response(null, { status: 404 });
  const headers = {
    "content-type": type,
    "content-security-policy": contentSecurityPolicy({ connectTo: server === null ? [] : [new URL(server).origin] }),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
  };
  return new Response(new Uint8Array(await readFile(file)), { headers });
}
