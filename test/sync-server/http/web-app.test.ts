import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

let root: string;
let desk: TestDesk;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "holdfast-web-"));
  desk = await startTestDesk({ webRoot: root });
});
afterAll(async () => {
  await desk.stop();
  await rm(root, { recursive: true, force: true });
});

function navigate(path: string): Promise<Response> {
  return fetch(desk.url + path, { headers: { accept: "text/html,*/*;q=0.8" } });
}

test("before it is built, its address says how to build it, and it is found once it is", async () => {
  const before = await navigate("/");
  expect(before.status).toBe(503);
  expect(await before.text()).toContain("npm run build");
  await buildByHand();
  expect(await (await navigate("/")).text()).toContain("the one page");
});

test("hashed files never change, the page and the service worker are asked for anew", async () => {
  await buildByHand();
  expect((await fetch(`${desk.url}/assets/app-1a2b.js`)).headers.get("cache-control")).toContain("immutable");
  for (const path of ["/", "/index.html", "/sw.js"]) {
    expect((await navigate(path)).headers.get("cache-control")).toBe("no-cache");
  }
});

test("any navigation gets the page; what is no navigation, or a file that is not there, does not", async () => {
  await buildByHand();
  expect(await (await navigate("/tickets/7")).text()).toContain("the one page");
  expect((await fetch(`${desk.url}/tickets/7`)).status).toBe(404);
  expect((await navigate("/assets/gone.js")).status).toBe(404);
  expect((await navigate("/api/v1/nothing")).status).toBe(404);
  expect((await navigate("/%E0%A4%A")).status).toBe(200);
  expect((await navigate("/assets/..%2f..%2fpackage.json")).status).toBe(404);
});

test("the page comes under a policy that runs no script but the app's own", async () => {
  await buildByHand();
  const policy = (await navigate("/")).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).not.toContain("unsafe-inline");
});

async function buildByHand(): Promise<void> {
  await mkdir(join(root, "assets"), { recursive: true });
  await writeFile(join(root, "index.html"), "<!doctype html><title>the one page</title>");
  await writeFile(join(root, "sw.js"), "");
  await writeFile(join(root, "assets", "app-1a2b.js"), "");
}
