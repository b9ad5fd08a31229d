import { setTimeout as delay } from "node:timers/promises";
import type { Runner } from "graphile-worker";
import type { Logger } from "pino";

export interface KeepRunningParts {
  begin(): Promise<Runner>;
  stopping: AbortSignal;
  log: Logger;
}

const WAIT_MS = { first: 500, last: 30_000 };

/**
 * A runner ends by itself where one of its connections breaks: another takes its place for as long as Postgres is there, or
 * comes back. Resolves once it was told to stop and what was under way has ended.
 */
export async function keepRunning(first: Runner, { begin, stopping, log }: KeepRunningParts): Promise<void> {
  let runner: Runner | null = first;
  let wait = WAIT_MS.first;
  for (;;) {
    if (runner) {
      await untilEnded(runner, stopping).catch((error: unknown) => log.warn({ err: error }, "jobs were interrupted"));
      wait = WAIT_MS.first;
    }
    if (stopping.aborted) return;
    await delay(Math.random() * wait, undefined, { signal: stopping }).catch(() => undefined);
    wait = Math.min(wait * 2, WAIT_MS.last);
    if (stopping.aborted) return;
    runner = await begin().catch((error: unknown) => {
      log.warn({ err: error }, "jobs could not be taken up again, which is tried until they are");
      return null;
    });
  }
}

async function untilEnded(runner: Runner, stopping: AbortSignal): Promise<void> {
  // It may have ended by itself, with its database.
  const stop = () => void runner.stop().catch(() => undefined);
  if (stopping.aborted) stop();
  stopping.addEventListener("abort", stop, { once: true });
  try {
    await runner.promise;
  } finally {
    stopping.removeEventListener("abort", stop);
  }
}
