// Starting, finding and stopping the Postgres process of a cluster through pg_ctl. What runs is told from postmaster.pid,
// which a kill or a power cut leaves behind, and whose process id may meanwhile be somebody else's.

import { execFile } from "node:child_process";
import { readFile, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { type Cluster, LOG_FILE } from "./cluster.ts";

export interface Postmaster {
  pid: number;
  port: number;
}

const run = promisify(execFile);

/** Recovery after a hard end may take a while. */
const PATIENCE_SECONDS = "300";
const LOOK_AGAIN_MS = 100;
const LOG_BYTES_MAX = 10_000_000;

/** The Postgres that runs on the cluster, once it takes connections; null where none does. */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  for (;;) {
    const file = await readPidFile(cluster);
    if (!file || !isAlive(file.pid)) return null;
    if (!(await runsOn(cluster, file.pid))) {
      await rm(pidFile(cluster), { force: true });
      return null;
    }
    if (file.state === "ready") return { pid: file.pid, port: file.port };
    await delay(LOOK_AGAIN_MS);
  }
}

/** @throws Error with the last words of the log. */
export async function startPostmaster(cluster: Cluster): Promise<void> {
  const log = join(cluster.folder, LOG_FILE);
  const { size } = await stat(log).catch(() => ({ size: 0 }));
  if (size > LOG_BYTES_MAX) await rename(log, `${log}.old`);
  try {
    await runProgram(cluster, cluster.binaries.pgCtl, ["start", ...pgCtlFlags(cluster), "-l", log]);
  } catch (error) {
    const words = (await readFile(log, "utf8").catch(() => "")).trim().split("\n").slice(-5).join("\n");
    throw new Error(`The embedded Postgres in ${cluster.folder} did not start. Its last words:\n${words}`, {
      cause: error,
    });
  }
}

export async function stopPostmaster(cluster: Cluster): Promise<void> {
  if (!(await findPostmaster(cluster))) return;
  await runProgram(cluster, cluster.binaries.pgCtl, ["stop", ...pgCtlFlags(cluster), "-m", "fast"]);
}

/** Runs one of the programs of Postgres under the cluster's account. @throws Error with what it said. */
export async function runProgram({ account }: Cluster, program: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, LC_ALL: "C" };
  // Settings that clients and servers of Postgres take from the environment are not meant for this one.
  for (const name of Object.keys(env)) if (name.startsWith("PG")) delete env[name as keyof typeof env];
  try {
    await run(program, [...args], { ...account, cwd: "/", env });
  } catch (error) {
    const { stderr = "", message } = error as { stderr?: string; message: string };
    throw new Error(`${program} failed: ${stderr.trim() || message}`, { cause: error });
  }
}

function pgCtlFlags({ folder }: Cluster): string[] {
  return ["-w", "-s", "-t", PATIENCE_SECONDS, "-D", folder];
}

function pidFile({ folder }: Cluster): string {
  return join(folder, "postmaster.pid");
}

/** Its lines: process id, folder, start time, port, socket folder, address, shared memory, state. */
async function readPidFile(cluster: Cluster): Promise<(Postmaster & { state: string }) | null> {
  const text = await readFile(pidFile(cluster), "utf8").catch(() => null);
  if (text === null) return null;
  const lines = text.split("\n").map((line) => line.trim());
  return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7] ?? "" };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** After a restart of the machine or container, the id in a stale file may be any program's. Postgres stays in its folder. */
async function runsOn({ folder }: Cluster, pid: number): Promise<boolean> {
  if (process.platform === "win32") return true;
  if (process.platform !== "linux") {
    const { stdout } = await run("ps", ["-p", String(pid), "-o", "comm="]).catch(() => ({ stdout: "" }));
    return stdout.includes("postgres");
  }
  const whereabouts = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return whereabouts === null || whereabouts === (await realpath(folder));
}
