import { parseCronItems } from "graphile-worker";
import type { JobName } from "./job-payloads.ts";

/** Longer ago than a server is away for an upgrade: what fell due meanwhile is done at its start. */
const BACKFILL_MS = 86_400_000;

/** UTC. Not at the full hour, when everything else on a machine is busy too. */
const TIMES: readonly { task: JobName; match: string }[] = [
  { task: "archive-old-tickets", match: "17 * * * *" },
  { task: "finish-erasures", match: "37 * * * *" },
  { task: "forget-security-events", match: "47 3 * * *" },
  { task: "forget-deliveries", match: "57 3 * * *" },
];

/** However many servers run, each moment's job is added once. */
export function createSchedule() {
  return parseCronItems(
    TIMES.map(({ task, match }) => ({
      task,
      match,
      identifier: task,
      options: { backfillPeriod: BACKFILL_MS, jobKey: task, jobKeyMode: "preserve_run_at" as const },
    })),
  );
}
