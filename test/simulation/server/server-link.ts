// The instances of the server as the coordinator holds them: processes that are killed and replaced. A spare one waits with
// its code loaded, so that a restart costs little.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Calls, commandsOver, createCalls } from "../calls.ts";
import type { Deed, ServerAnswer, ServerCommands } from "./server-commands.ts";

interface Process {
  child: ChildProcess;
  calls: Calls;
  commands: ServerCommands;
}

export interface Instances {
  /** Where each instance is; an address at which nobody listens while it is down. */
  urls(): string[];
  isUp(at: number): boolean;
  start(at: number): Promise<void>;
  /** SIGKILL. */
  kill(at: number): Promise<void>;
  stop(at: number): Promise<void>;
  perform(deed: Deed): Promise<"done" | "refused" | "nobody there">;
  takeErrors(): Promise<string[]>;
  end(): Promise<void>;
}

const NOBODY = "http://127.0.0.1:9";

export function createInstances(program: URL, databaseUrl: string, count: number): Instances {
  const running: (Process | null)[] = Array.from({ length: count }, () => null);
  const urls: string[] = Array.from({ length: count }, () => NOBODY);
  let spare = launch(program);

  function take(): Process {
    const taken = spare;
    spare = launch(program);
    return taken;
  }

  async function endAt(at: number, signal: NodeJS.Signals): Promise<void> {
    const process = running[at];
    running[at] = null;
    urls[at] = NOBODY;
    if (process) await endProcess(process, signal);
  }

  return {
    urls: () => [...urls],
    isUp: (at) => running[at] !== null,
    async start(at) {
      if (running[at]) return;
      const process = take();
      urls[at] = await process.commands.start(databaseUrl);
      running[at] = process;
    },
    kill: (at) => endAt(at, "SIGKILL"),
    async stop(at) {
      await running[at]?.commands.stop();
      await endAt(at, "SIGTERM");
    },
    async perform(deed) {
      const some = running.find((process) => process !== null);
      // Who asked a server that died does not know whether it was done.
      return (await some?.commands.perform(deed).catch(() => "nobody there" as const)) ?? "nobody there";
    },
    async takeErrors() {
      const up = running.filter((process) => process !== null);
      return (await Promise.all(up.map(({ commands }) => commands.takeErrors().catch(() => [])))).flat();
    },
    async end() {
      await Promise.all([...running.map((_, at) => endAt(at, "SIGTERM")), endProcess(spare, "SIGTERM")]);
    },
  };
}

function launch(program: URL): Process {
  const child = fork(fileURLToPath(program), [], { execArgv: [], serialization: "advanced", stdio: "inherit" });
  const calls = createCalls((message) => child.send(message));
  child.on("message", (message) => calls.take(message as ServerAnswer));
  child.on("exit", () => calls.end("the server's process ended"));
  child.on("error", () => calls.end("the server's process failed"));
  return { child, calls, commands: commandsOver<ServerCommands>(calls) };
}

async function endProcess({ child }: Process, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
