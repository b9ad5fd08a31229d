// The Postgres of the system, with the programs that the embedded one comes without: pg_dump and pg_restore. Clusters of it
// are made for one test and thrown away.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cluster, SETTINGS_FILE } from "#sync-server/database/cluster.ts";
import { findPostgresAccount } from "#sync-server/database/postgres-account.ts";
import { postgresSettings } from "#sync-server/database/postgres-settings.ts";
import { runProgram, startPostmaster, stopPostmaster } from "#sync-server/database/postmaster.ts";

export interface InstalledPostgres {
  startCluster(): Promise<ThrowawayCluster>;
  /** Copies a database to an empty one, as docs/operations.md says, or over what is in it. */
  dump(url: string, file: string): void;
  restore(file: string, url: string, flags?: readonly string[]): void;
}

export interface ThrowawayCluster {
  /** Connection string of its database `postgres`, for a superuser. */
  url: string;
  stop(): Promise<void>;
}

/** Debian keeps a folder for each version; elsewhere pg_config says where the programs are. */
const DEBIAN = "/usr/lib/postgresql";
const PROGRAMS = ["initdb", "pg_ctl", "postgres", "pg_dump", "pg_restore"];
const USER = "holdfast";

/** Null where none is installed. */
export function findInstalledPostgres(): InstalledPostgres | null {
  const folder = places().find((place) => PROGRAMS.every((program) => existsSync(join(place, program))));
  if (folder === undefined) return null;
  const run = (program: string, args: readonly string[]) => void execFileSync(join(folder, program), [...args]);
  return {
    startCluster: () => startCluster(folder),
    dump: (url, file) => run("pg_dump", ["--format=custom", `--file=${file}`, url]),
    restore: (file, url, flags = []) =>
      run("pg_restore", ["--exit-on-error", "--no-owner", ...flags, `--dbname=${url}`, file]),
  };
}

function places(): string[] {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  const debian = versions.map((version) => join(DEBIAN, version, "bin"));
  try {
    return [...debian, execFileSync("pg_config", ["--bindir"], { encoding: "utf8" }).trim()];
  } catch {
    return debian;
  }
}

async function startCluster(programs: string): Promise<ThrowawayCluster> {
  const account = await findPostgresAccount();
  const place = await mkdtemp(join(tmpdir(), "holdfast-installed-"));
  await chmod(place, 0o777);
  const binaries = {
    initdb: join(programs, "initdb"),
    pgCtl: join(programs, "pg_ctl"),
    postgres: join(programs, "postgres"),
  };
  const cluster: Cluster = { folder: join(place, "data"), binaries, account };
  const flags = [`--pgdata=${cluster.folder}`, `--username=${USER}`, "--auth=trust", "--encoding=UTF8", "--locale=C"];
  await runProgram(cluster, binaries.initdb, flags);
  const port = await findFreePort();
  await writeFile(join(cluster.folder, SETTINGS_FILE), postgresSettings({ port, isThrowaway: true }));
  await writeFile(join(cluster.folder, "postgresql.conf"), `include '${SETTINGS_FILE}'\n`, { flag: "a" });
  await startPostmaster(cluster);
  return {
    url: `postgres://${USER}@127.0.0.1:${port}/postgres`,
    async stop() {
      await stopPostmaster(cluster);
      await rm(place, { recursive: true, force: true });
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}
