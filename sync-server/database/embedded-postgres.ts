// A real Postgres for one machine, in a data folder: what serves where no DATABASE_URL is given, and what tests run on.
// It is started through pg_ctl, so it outlives a server that was killed; the next one adopts it. fsync stays on: an
// acknowledged write is on the disk. Only a throwaway cluster, whose data nobody will miss, does without.

import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Account, canReach, findPostgresAccount } from "./postgres-account.ts";
import { copyWithinReach, mustFindBinaries, type PostgresBinaries } from "./postgres-binaries.ts";

const run = promisify(execFile);

export interface EmbeddedPostgres {
  /** Connection string of the desk's database. */
  url: string;
  /** The process id of the postmaster. */
  pid: number;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  dataFolder: string;
  /** For tests: no fsync, many connections. */
  isThrowaway?: boolean;
}

interface Cluster {
  folder: string;
  passwordFile: string;
  logFile: string;
  binaries: PostgresBinaries;
  account: Account | null;
}

const STARTS = 3;
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "shared_buffers=256MB",
];
const THROWAWAY_SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=400"];

/** Starts the Postgres of a data folder, or adopts the one that is running there. @throws Error that says what to mend. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(resolve(options.dataFolder));
  if (!existsSync(join(cluster.folder, "PG_VERSION"))) await initialise(cluster);
  if (!(await isRunning(cluster))) await start(cluster, options.isThrowaway === true);
  const [pid, port] = await readPidFile(cluster);
  const password = (await readFile(cluster.passwordFile, "utf8")).trim();
  return { url: `postgres://holdfast:${password}@127.0.0.1:${port}/postgres`, pid, stop: () => stop(cluster) };
}

async function prepareCluster(dataFolder: string): Promise<Cluster> {
  await mkdir(dataFolder, { recursive: true });
  const account = await findPostgresAccount();
  const found = await mustFindBinaries();
  const binaries = !account || (await canReach(account, found.postgres)) ? found : await copyWithinReach(found);
  const folder = join(dataFolder, "postgres");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await handOver(folder, account);
  const passwordFile = join(dataFolder, "postgres-password");
  return { folder, passwordFile, logFile: join(folder, "server.log"), binaries, account };
}

async function handOver(folder: string, account: Account): Promise<void> {
  await chown(folder, account.uid, account.gid);
  if (await canReach(account, folder)) return;
  throw new Error(
    `The account that Postgres runs as can't reach ${folder}. Choose a data folder whose parents everybody may enter, ` +
      "for example --data /var/lib/holdfast, or set DATABASE_URL.",
  );
}

async function initialise(cluster: Cluster): Promise<void> {
  await writeFile(cluster.passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  // initdb reads the password as the other account, from a file that is gone right after.
  const handedOver = join(cluster.folder, "..", `initial-password-${process.pid}`);
  await writeFile(handedOver, await readFile(cluster.passwordFile), { mode: 0o600 });
  if (cluster.account) await chown(handedOver, cluster.account.uid, cluster.account.gid);
  const flags = [`--pgdata=${cluster.folder}`, `--pwfile=${handedOver}`];
  try {
    await runAs(cluster, cluster.binaries.initdb, [
      ...flags,
      "--username=holdfast",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
    ]);
  } finally {
    await rm(handedOver, { force: true });
  }
}

async function start(cluster: Cluster, isThrowaway: boolean): Promise<void> {
  const settings = [...SETTINGS, ...(isThrowaway ? THROWAWAY_SETTINGS : [])];
  for (let attempt = 1; ; attempt += 1) {
    // Another program may take the free port before Postgres does; then another one is tried.
    const flags = [...settings, `port=${await findFreePort()}`].map((setting) => `-c ${setting}`).join(" ");
    const args = ["start", "-w", "-t", "120", "-s", "-D", cluster.folder, "-l", cluster.logFile, "-o", flags];
    try {
      await runAs(cluster, cluster.binaries.pgCtl, args);
      return;
    } catch (error) {
      if (attempt >= STARTS) throw await explain(cluster, error);
    }
  }
}

async function stop(cluster: Cluster): Promise<void> {
  if (!(await isRunning(cluster))) return;
  await runAs(cluster, cluster.binaries.pgCtl, ["stop", "-w", "-t", "120", "-s", "-m", "fast", "-D", cluster.folder]);
}

function isRunning(cluster: Cluster): Promise<boolean> {
  return runAs(cluster, cluster.binaries.pgCtl, ["status", "-D", cluster.folder]).then(
    () => true,
    () => false,
  );
}

/** postmaster.pid: the process id on its first line, the port on its fourth. */
async function readPidFile(cluster: Cluster): Promise<[pid: number, port: number]> {
  const lines = (await readFile(join(cluster.folder, "postmaster.pid"), "utf8")).split("\n");
  return [Number(lines[0]), Number(lines[3])];
}

async function runAs({ account }: Cluster, program: string, args: string[]): Promise<void> {
  if (process.platform !== "win32") await chmod(program, 0o755).catch(() => undefined);
  await run(program, args, { ...account, cwd: "/", env: { ...process.env, LC_ALL: "C" } });
}

async function explain(cluster: Cluster, error: unknown): Promise<Error> {
  const log = await readFile(cluster.logFile, "utf8").catch(() => "");
  const last = log.trim().split("\n").slice(-5).join("\n");
  return new Error(`The embedded Postgres in ${cluster.folder} did not start. Its last words:\n${last}`, {
    cause: error,
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolvePort(port));
    });
  });
}
