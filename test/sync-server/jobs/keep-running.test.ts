import type { Runner } from "graphile-worker";
import pino from "pino";
import { expect, test } from "vitest";
import { keepRunning } from "#sync-server/jobs/keep-running.ts";

/** One that has nothing to do, and ends as it is told, or because it was stopped. */
function startRunner(): Runner & { end(error?: Error): void } {
  let [resolve, reject]: [() => void, (error: Error) => void] = [() => undefined, () => undefined];
  const promise = new Promise<void>((...settle) => {
    [resolve, reject] = settle;
  });
  const end = (error?: Error) => (error ? reject(error) : resolve());
  return { promise, stop: async () => resolve(), end } as unknown as Runner & { end(error?: Error): void };
}

test("[S10] a runner that ended with its connection is followed by others, also where the first try fails", async () => {
  const stopping = new AbortController();
  const [first, second] = [startRunner(), startRunner()];
  let tries = 0;
  const begin = async () => {
    tries += 1;
    if (tries === 1) throw new Error("Postgres is away");
    return second;
  };
  const ended = keepRunning(first, { begin, stopping: stopping.signal, log: pino({ level: "silent" }) });
  first.end(new Error("the connection broke"));
  await expect.poll(() => tries, { timeout: 30_000 }).toBe(2);
  second.end();
  await expect.poll(() => tries, { timeout: 30_000 }).toBeGreaterThan(2);
  stopping.abort();
  await ended;
});
