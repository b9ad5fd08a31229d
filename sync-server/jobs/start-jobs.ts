// Work that nobody waits for, on Graphile Worker (docs/decisions/015): jobs are rows in Postgres, added in the transaction
// that gives rise to them or by the clock, and done by whichever server gets to them first. To add a kind: its payload in
// `job-payloads.ts`, what it does in `tasks.ts`.

import { run, type TaskList } from "graphile-worker";
import { createPool } from "../database/pool.ts";
import type { Services } from "../services.ts";
import { noteWorkers } from "./ended-workers.ts";
import { JOB_PAYLOADS, type JobName } from "./job-payloads.ts";
import { keepRunning } from "./keep-running.ts";
import { createSchedule } from "./schedule.ts";
import { createTasks, type Retention, type Tasks } from "./tasks.ts";
import { toWorkerLogger } from "./worker-logger.ts";

export interface JobsOptions extends Retention {
  connectionString: string;
  /** A connection that was cut without a word would keep a stop waiting for ever. */
  answerWithinMs: number;
}

const AT_ONCE = 2;
/** New jobs are heard of at once; this is for those that are due later, or again. */
const POLL_MS = 10_000;

/** @returns what stops it: jobs under way are finished, or broken off to be done by another server. */
export async function startJobs(
  services: Services,
  { connectionString, answerWithinMs, ...retention }: JobsOptions,
): Promise<() => Promise<void>> {
  const pgPool = createPool(connectionString, { max: AT_ONCE + 2, answerWithinMs });
  const workers = noteWorkers();
  const begin = async () => {
    await workers.release(pgPool);
    return await run({
      pgPool,
      taskList: toTaskList(createTasks(services, retention)),
      parsedCronItems: createSchedule(),
      concurrency: AT_ONCE,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: toWorkerLogger(services.log),
      events: workers.events,
    });
  };
  const first = await begin().catch(async (error: unknown) => {
    await pgPool.end();
    throw error;
  });
  const stopping = new AbortController();
  const ended = keepRunning(first, { begin, stopping: stopping.signal, log: services.log });
  return async () => {
    stopping.abort();
    await ended;
    await pgPool.end();
  };
}

function toTaskList(tasks: Tasks): TaskList {
  const names = Object.keys(tasks) as JobName[];
  return Object.fromEntries(names.map((name) => [name, (payload: unknown) => runTask(tasks, name, payload)]));
}

/** What the clock adds brings the moment along, which no task needs. */
async function runTask<N extends JobName>(tasks: Tasks, name: N, payload: unknown): Promise<void> {
  const { _cron, ...given } = (payload ?? {}) as Record<string, unknown>;
  await tasks[name](JOB_PAYLOADS[name].parse(given) as Parameters<Tasks[N]>[0]);
}
