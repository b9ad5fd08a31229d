import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export interface PgbenchRun {
  databaseUrl: string;
  script: string;
  clients: number;
  seconds: number;
  variables: Readonly<Record<string, number>>;
}

const run = promisify(execFile);
const DEBIAN = "/usr/lib/postgresql";

/** Transactions per second. @throws Error with what pgbench said. */
export async function runPgbench({ databaseUrl, script, clients, seconds, variables }: PgbenchRun): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-pgbench-"));
  const file = join(folder, "transaction.sql");
  await writeFile(file, script);
  const given = Object.entries(variables).flatMap(([name, value]) => ["-D", `${name}=${value}`]);
  const flags = ["-n", "-M", "prepared", "-c", String(clients), "-j", "2", "-T", String(seconds), "-f", file, ...given];
  try {
    const { stdout, stderr } = await run(findPgbench(), [...flags, databaseUrl]);
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (rate === undefined || /ERROR|aborted/.test(stderr)) throw new Error(`pgbench failed: ${stdout}${stderr}`);
    return Number(rate);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The one that HOLDFAST_PGBENCH names, Debian's newest, or the one on the path. */
function findPgbench(): string {
  const named = process.env.HOLDFAST_PGBENCH;
  if (named) return named;
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(DEBIAN, version, "bin", "pgbench")).find((path) => existsSync(path));
  return found ?? "pgbench";
}
