// The sync server as a process of its own, as `npm run server` starts it: to be killed, stopped and started again.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface ServerProcess {
  url: string;
  pid: number;
  /** Everything it has written to standard error: its log. */
  log(): string;
  /** SIGKILL: no chance to finish anything. */
  kill(): Promise<void>;
  /** SIGTERM: in good order. Returns the exit code. */
  stop(): Promise<number | null>;
}

const LISTENING = /^Holdfast sync server listening on (http:\S+)$/;

/** @throws Error with what the server said, where it did not start. */
export async function startServerProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const { DATABASE_URL: _unset, ...inherited } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "sync-server/main.ts", ...args], {
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  const url = await findUrl(child, () => log);
  return {
    url,
    pid: child.pid ?? 0,
    log: () => log,
    kill: async () => void (await end(child, "SIGKILL")),
    stop: () => end(child, "SIGTERM"),
  };
}

async function findUrl(child: ChildProcess, log: () => string): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  for await (const line of lines) {
    const found = LISTENING.exec(line)?.[1];
    if (found) return found;
  }
  throw new Error(`The server did not start: ${log()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const closed = once(child, "close");
  child.kill(signal);
  await closed;
  return child.exitCode;
}
