// Starting, finding and stopping the Postgres process of a cluster through pg_ctl. What runs is told from postmaster.pid,
// which a kill or a power cut leaves behind, and whose process id may meanwhile be somebody else's.

import { execFile } from "node:child_process";
import { readFile, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { connect } from "node:net";
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
const PATIENCE_SECONDS = 300;
const LOOK_AGAIN_MS = 100;
const LOOKS = (PATIENCE_SECONDS * 1_000) / LOOK_AGAIN_MS;
const LOG_BYTES_MAX = 10_000_000;

/** The Postgres that runs on the cluster, once it takes connections; null where none does. */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const file = await readPidFile(cluster);
    if (!file || !(await isAlive(file.pid))) return null;
    if (!(await runsOn(cluster, file.pid))) {
      await rm(pidFile(cluster), { force: true });
      return null;
    }
    // One that was just killed is ready only by its file.
    if (file.state === "ready" && (await takesConnections(file.port))) return { pid: file.pid, port: file.port };
    await delay(LOOK_AGAIN_MS);
  }
  throw new Error(
    `The Postgres that runs in ${cluster.folder} takes no connections. Stop it, and start the server again.`,
  );
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

/** @throws Error where it would not stop. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  if (!(await findPostmaster(cluster))) return;
  try {
    await runProgram(cluster, cluster.binaries.pgCtl, ["stop", ...pgCtlFlags(cluster), "-m", "fast"]);
  } catch (error) {
    // It may have been killed meanwhile.
    if (await findPostmaster(cluster)) throw error;
  }
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
  return ["-w", "-s", "-t", String(PATIENCE_SECONDS), "-D", folder];
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

/** A process that has ended and that nobody has asked after counts as dead: in a container it may stay so for ever. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return !/\) [ZX] /.test(status);
}

/** Asks whether it speaks TLS, which it answers before anything else (one byte). */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const ANSWER_WITHIN_MS = 5_000;

/** Whether Postgres answers: the system takes connections for one that has just been killed as well. */
function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (isAnswered: boolean) => {
      socket.destroy();
      resolve(isAnswered);
    };
    socket.setTimeout(ANSWER_WITHIN_MS, () => end(false));
    socket.once("connect", () => socket.write(SSL_REQUEST));
    socket.once("data", () => end(true));
    socket.on("error", () => end(false)).once("close", () => end(false));
  });
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
