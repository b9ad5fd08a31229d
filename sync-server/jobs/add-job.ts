import type { Transaction } from "../database/transact.ts";
import type { JobName, JobPayload } from "./job-payloads.ts";

/**
 * Has a job done by whichever server gets to it, once this transaction has committed; not at all where it does not. A job
 * that fails is tried again, later each time. One that waits under the same key already is not added twice.
 */
export async function addJob<N extends JobName>(
  tx: Transaction,
  name: N,
  { payload, key }: { payload: JobPayload<N>; key: string },
): Promise<void> {
  await tx.query("SELECT graphile_worker.add_job($1, payload := $2::json, job_key := $3)", [
    name,
    JSON.stringify(payload),
    `${name}:${key}`,
  ]);
}
