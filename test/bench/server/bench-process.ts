// Runs one of the bench's own programs in a process of its own and talks to it by messages, one question at a time.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface BenchProcess {
  pid: number;
  /** Sends a message and returns the answer, which the program gives with `answer`. @throws where it failed. */
  ask<T>(message: unknown): Promise<T>;
  /** Hears everything else that the program tells. */
  onMessage(hear: (message: unknown) => void): void;
  stop(): Promise<void>;
}

export interface BenchProgram {
  file: string;
  env?: Record<string, string>;
  nodeFlags?: readonly string[];
}

const STOP_WITHIN_MS = 15_000;

/** @returns once the program has sent its first message, which is handed over as `ready`. */
export async function startBenchProcess<T>({
  file,
  env = {},
  nodeFlags = [],
}: BenchProgram): Promise<BenchProcess & { ready: T }> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [], {
    env: { ...process.env, ...env },
    execArgv: ["--import", "tsx", ...nodeFlags],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
  const ready = await nextAnswer<T>(child);
  return {
    ready,
    pid: child.pid ?? 0,
    async ask<A>(message: unknown) {
      const answered = nextAnswer<A>(child);
      child.send(message as string);
      return answered;
    },
    onMessage(hear) {
      child.on("message", (message) => {
        if (!isAnswer(message)) hear(message);
      });
    },
    stop: () => end(child),
  };
}

type Answer = { answer: unknown } | { failed: string };

/** For the programs: what they were asked for last, and at their start that they are ready. */
export function answer(given: unknown): void {
  process.send?.({ answer: given } satisfies Answer);
}

export function answerFailure(error: Error): void {
  process.send?.({ failed: error.stack ?? error.message } satisfies Answer);
}

function isAnswer(message: unknown): message is Answer {
  return typeof message === "object" && message !== null && ("answer" in message || "failed" in message);
}

const ANSWER_WITHIN_MS = 120_000;

function nextAnswer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(impatience);
      child.off("message", take).off("exit", fail);
      act();
    };
    const take = (message: unknown) => {
      if (!isAnswer(message)) return;
      if ("failed" in message) settle(() => reject(new Error(message.failed)));
      else settle(() => resolve(message.answer as T));
    };
    const fail = () => settle(() => reject(new Error("a process of the bench ended by itself")));
    const impatience = setTimeout(
      () => settle(() => reject(new Error("a process of the bench did not answer"))),
      ANSWER_WITHIN_MS,
    );
    child.on("message", take).on("exit", fail);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.send("stop");
  const impatience = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
  await exited;
  clearTimeout(impatience);
}
