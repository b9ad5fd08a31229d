// The server on its own Postgres, as a newcomer runs it: it starts from nothing, is killed, comes back, and stops.

import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { startEmbeddedPostgres } from "#sync-server/database/embedded-postgres.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";

let folder: string;
let dataFolder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-embedded-"));
  // Postgres runs under an account of its own where this test runs as root, and must be able to get here.
  await chmod(folder, 0o755);
  dataFolder = join(folder, "data");
});
afterAll(async () => {
  const postgres = await startEmbeddedPostgres({ dataFolder });
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

function start(...flags: string[]): Promise<ServerProcess> {
  return startServerProcess(["--port", "0", "--data", dataFolder, ...flags]);
}

async function canSignIn(server: ServerProcess): Promise<boolean> {
  const answer = await fetch(server.url + AUTH_PATHS.signIn, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "sam@demo.test", password: "holdfast-demo" }),
  });
  return answer.ok;
}

test("starts on an empty folder, is killed, adopts the Postgres it left behind, and stops in good order", async () => {
  const first = await start("--demo");
  expect(await canSignIn(first)).toBe(true);
  await first.kill();

  const second = await start("--demo");
  expect(await canSignIn(second)).toBe(true);
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);

  await expect(start()).rejects.toThrow("Another server is using the data folder");

  expect(await second.stop()).toBe(0);
  await expect(fetch(`${second.url}/healthz`)).rejects.toThrow();
});

test("a Postgres that was killed recovers at the next start", async () => {
  const postgres = await startEmbeddedPostgres({ dataFolder });
  process.kill(postgres.pid, "SIGKILL");
  const server = await start();
  expect(await canSignIn(server)).toBe(true);
  await server.stop();
});

test("a Postgres that is killed under a running server is started again, and the server serves on", async () => {
  const server = await start();
  const { pid } = await startEmbeddedPostgres({ dataFolder });
  process.kill(pid, "SIGKILL");
  await vi.waitUntil(async () => (await fetch(`${server.url}/readyz`)).status === 503, {
    timeout: 60_000,
    interval: 20,
  });
  await vi.waitUntil(async () => (await fetch(`${server.url}/readyz`)).status === 200, {
    timeout: 60_000,
    interval: 200,
  });
  expect(await canSignIn(server)).toBe(true);
  expect(await server.stop()).toBe(0);
  const stopped = await startEmbeddedPostgres({ dataFolder });
  expect(stopped.pid).not.toBe(pid);
});

test("its log holds neither passwords nor tokens", async () => {
  const server = await startServerProcess(["--port", "0", "--data", dataFolder], { HOLDFAST_LOG_LEVEL: "trace" });
  expect(await canSignIn(server)).toBe(true);
  await fetch(`${server.url + AUTH_PATHS.me}?secret=in-the-query`, {
    headers: { authorization: "Bearer tell-nobody" },
  });
  await server.stop();
  expect(server.log()).toContain(AUTH_PATHS.signIn);
  for (const secret of ["holdfast-demo", "tell-nobody", "in-the-query", "sam@demo.test"]) {
    expect(server.log()).not.toContain(secret);
  }
});

test.each([
  [["--port", "seven"], "--port"],
  [["--flavour"], "The flags are --port, --host, --data, --demo, --drain, --webhook-allow; --help tells of them"],
])("wrong flags %j end the start with a sentence", async (flags, words) => {
  await expect(startServerProcess(flags)).rejects.toThrow(words);
});
