import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";

export interface NotedWorkers {
  /** For the runner to tell of its workers. */
  events: WorkerEvents;
  /** Sets free what the workers of a runner that has ended took and never heard of: it would wait for hours. */
  release(pool: Pool): Promise<void>;
}

/** Where a connection breaks while a job is being taken, the job is taken by somebody who does not know. */
export function noteWorkers(): NotedWorkers {
  const ids = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => ids.add(worker.workerId));
  return {
    events,
    async release(pool) {
      if (ids.size === 0) return;
      await pool.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [[...ids]]);
      ids.clear();
    },
  };
}
