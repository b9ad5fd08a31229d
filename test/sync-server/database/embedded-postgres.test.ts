import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#sync-server/database/embedded-postgres.ts";
import { findPostgresAccount } from "#sync-server/database/postgres-account.ts";
import { HAS_FILE_MODES, NO_FILE_MODES } from "../../support/file-modes.ts";

let folder: string;
let dataFolder: string;
let started: EmbeddedPostgres[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-postgres-"));
  // Where this runs as root, Postgres runs under an account of its own, and must be able to get here.
  await chmod(folder, 0o755);
  dataFolder = join(folder, "data");
  started = [];
});

afterEach(async () => {
  for (const postgres of started) {
    await postgres.stop();
    await rm(postgres.folder, { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataFolder });
  started.push(postgres);
  return postgres;
}

async function ask(postgres: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  return client.query(sql).then(
    ({ rows }) => client.end().then(() => rows),
    (error) => client.end().then(() => Promise.reject(error)),
  );
}

test("[S1] what was committed is there after a stop, after a kill, and after another start, at the same address", async () => {
  const first = await start();
  await ask(first, "CREATE TABLE kept (word text)");
  await ask(first, "INSERT INTO kept VALUES ('stopped')");
  await first.stop();

  const second = await start();
  await ask(second, "INSERT INTO kept VALUES ('killed')");
  process.kill(second.pid, "SIGKILL");

  const third = await start();
  expect(await ask(third, "SELECT word FROM kept")).toEqual([{ word: "stopped" }, { word: "killed" }]);
  expect([second.url, third.url]).toEqual([first.url, first.url]);
});

test("starts at the same time on an empty folder end with one Postgres", async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect(other.pid).toBe(one.pid);
  expect(other.url).toBe(one.url);
});

test("a folder half made by a start that was killed is no hindrance", async () => {
  await mkdir(join(dataFolder, "postgres.123-abc"), { recursive: true });
  await writeFile(join(dataFolder, "postgres.123-abc", "PG_VERSION"), "18\n");
  expect(await ask(await start(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a process id left in postmaster.pid that is another program's by now is no hindrance", async () => {
  const first = await start();
  const pidFile = await readFile(join(first.folder, "postmaster.pid"), "utf8");
  await first.stop();
  const stale = pidFile.replace(/^\d+/, String(process.pid));
  await writeFile(join(first.folder, "postmaster.pid"), stale);
  expect(await ask(await start(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("what is acknowledged is on the disk, and people's words are not in the log", async () => {
  const postgres = await start();
  const names = ["fsync", "synchronous_commit", "full_page_writes", "data_checksums"];
  for (const name of names) expect(await ask(postgres, `SHOW ${name}`)).toEqual([{ [name]: "on" }]);
  await ask(postgres, "CREATE TABLE kept (word text CHECK (word <> 'a secret'))");
  await expect(ask(postgres, "INSERT INTO kept VALUES ('a secret')")).rejects.toThrow("violates");
  const log = await readFile(join(postgres.folder, "server.log"), "utf8");
  expect(log).toContain("violates check constraint");
  expect(log).not.toContain("a secret");
});

test("nobody gets in without the password", async () => {
  const postgres = await start();
  const wrong = new URL(postgres.url);
  wrong.password = "guessed";
  const client = new pg.Client({ connectionString: wrong.href });
  await expect(client.connect()).rejects.toThrow("password authentication failed");
});

test("the file with the password is for its account alone", async (context) => {
  if (!HAS_FILE_MODES) context.skip(NO_FILE_MODES);
  const postgres = await start();
  expect((await stat(join(postgres.folder, "holdfast-password"))).mode & 0o777).toBe(0o600);
});

test("letters of every script have case, on every machine", async () => {
  expect(await ask(await start(), "SELECT lower('ÉÑØΣЖ') AS lower")).toEqual([{ lower: "éñøσж" }]);
});

test("where Postgres can't enter the data folder it keeps its files where it can, and the next start finds them", async (context) => {
  if ((await findPostgresAccount()) === null) context.skip("only root's Postgres runs under another account");
  await chmod(folder, 0o700);
  const first = await start();
  expect(dirname(first.folder)).not.toBe(dataFolder);
  await ask(first, "CREATE TABLE kept (word text)");
  await first.stop();
  const second = await start();
  expect(second.folder).toBe(first.folder);
  expect(await ask(second, "SELECT word FROM kept")).toEqual([]);
});
