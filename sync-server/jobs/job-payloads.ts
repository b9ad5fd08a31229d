// Every kind of job by its name, with what it is given. Payloads are kept in the database until the job is done: ids and
// moments, no words.

import { z } from "zod";

export const JOB_PAYLOADS = {
  /** Once an hour, where the operator says after how many days. */
  "archive-old-tickets": z.strictObject({}),
  /** Once a day. */
  "forget-security-events": z.strictObject({}),
  /** Once a day: deliveries of webhooks, and repeats of requests. */
  "forget-deliveries": z.strictObject({}),
  /** Once an hour: goes on with what an erasure has left, should its own job have been given up. */
  "finish-erasures": z.strictObject({}),
  /** Added by an erasure, in its transaction. */
  "erase-words": z.strictObject({ personId: z.uuid() }),
} as const;

export type JobName = keyof typeof JOB_PAYLOADS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOB_PAYLOADS)[N]>;
