import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { registerAppScheme, serveApp } from "#main/app-scheme.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let electron: ElectronFake;
let server: string | null;

beforeEach(() => {
  const folder = scratchFolder();
  electron = createElectronFake({ userData: folder });
  server = null;
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "assets", "app.js"), "export {};");
  writeFileSync(join(folder, "notes.txt"), "not part of the app");
  serveApp(electron.parts.protocol, folder, { find: async () => server, keep: async () => undefined });
});

async function ask(url: string, init?: RequestInit): Promise<Response> {
  const handler = electron.schemes.get("app");
  if (!handler) throw new Error("app:// is not handled");
  return await handler(new Request(url, init));
}

describe("app://holdfast", () => {
  it("is registered as a standard, secure scheme that can be fetched from", () => {
    registerAppScheme(electron.parts.protocol);
    expect(electron.log.join()).toContain('"standard":true,"secure":true,"supportFetchAPI":true');
  });

  it("serves the app with its type, and tells the browser not to guess", async () => {
    const page = await ask("app://holdfast/");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await page.text()).toBe("<!doctype html>");
    const script = await ask("app://holdfast/assets/app.js");
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  });

  it("lets the app run its own scripts alone, and talk to nobody before a server is chosen", async () => {
    const policy = (await ask("app://holdfast/")).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it("lets the app talk to the chosen server and to no other", async () => {
    server = "https://desk.example.org/holdfast";
    const policy = (await ask("app://holdfast/")).headers.get("content-security-policy");
    expect(policy).toContain("connect-src 'self' https://desk.example.org;");
  });

  it.each(["app://other/", "app://holdfast/notes.txt", "app://holdfast/none.js"])(
    "serves nothing at %s",
    async (url) => {
      expect((await ask(url)).status).toBe(404);
    },
  );

  it("is for reading alone", async () => {
    expect((await ask("app://holdfast/", { method: "POST", body: "x" })).status).toBe(405);
  });
});
