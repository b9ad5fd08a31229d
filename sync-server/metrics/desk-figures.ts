// Figures of the desk as a whole, out of the database. Every server of a desk tells the same: take the greatest.

import { Gauge } from "prom-client";
import type { Services } from "../services.ts";

const ANSWER_WITHIN_MS = 5_000;

interface Figures {
  lag: string;
  longest_write: string;
  queue: string;
  queue_age: string;
  jobs: string;
  jobs_age: string;
  jobs_failing: string;
  deliveries: string;
  deliveries_age: string;
  webhooks_failing: string;
  webhooks_off: string;
}

const GAUGES = {
  lag: ["holdfast_feed_lag_transactions", "Transactions between the newest and the horizon, below which devices read."],
  longest_write: [
    "holdfast_longest_write_seconds",
    "Age of the longest open transaction that has written, anywhere in the cluster: the feed is as late.",
  ],
  queue: ["holdfast_queue_tickets", "Tickets that wait for somebody to take them."],
  queue_age: ["holdfast_queue_oldest_seconds", "Age of the oldest ticket that waits for somebody to take it."],
  jobs: ["holdfast_jobs_waiting", "Jobs that are due and not done."],
  jobs_age: ["holdfast_jobs_oldest_seconds", "How long the oldest job that is due has been so."],
  jobs_failing: ["holdfast_jobs_failing", "Jobs that have failed and are yet to be tried again."],
  deliveries: [
    "holdfast_webhook_deliveries_waiting",
    "Deliveries of active webhooks that are due and not done; counted up to 10000.",
  ],
  deliveries_age: [
    "holdfast_webhook_deliveries_oldest_seconds",
    "How long the oldest of those has waited for its first attempt.",
  ],
  webhooks_failing: ["holdfast_webhooks_failing", "Active webhooks whose last delivery failed."],
  webhooks_off: ["holdfast_webhooks_switched_off", "Webhooks that were switched off, for they failed for too long."],
} as const satisfies Record<keyof Figures, readonly [string, string]>;

/** @returns what reads them anew. It never fails: without a database there are none, and `holdfast_database_up` is 0. */
export function createDeskFigures(services: Pick<Services, "pool" | "metrics" | "log">): () => Promise<void> {
  const registers = [services.metrics.register];
  const gauges = Object.entries(GAUGES).map(
    ([figure, [name, help]]) => [figure as keyof Figures, new Gauge({ name, help, registers })] as const,
  );
  const isUp = new Gauge({ name: "holdfast_database_up", help: "Whether the database answers.", registers });
  return async () => {
    const figures = await readFigures(services);
    isUp.set(figures ? 1 : 0);
    for (const [figure, gauge] of gauges) {
      if (figures) gauge.set(Number(figures[figure]));
      else gauge.remove();
    }
  };
}

async function readFigures({ pool, log }: Pick<Services, "pool" | "log">): Promise<Figures | null> {
  try {
    const question = { text: READ, query_timeout: ANSWER_WITHIN_MS };
    const { rows } = await pool.query<Figures>(question);
    return rows[0] ?? null;
  } catch (error) {
    log.warn({ err: error }, "the figures of the desk could not be read");
    return null;
  }
}

/** What other accounts have open is told only to one that is a member of pg_read_all_stats. */
const READ = `
  SELECT pg_snapshot_xmax(now)::text::numeric - pg_snapshot_xmin(now)::text::numeric AS lag,
    greatest(
      (SELECT max(extract(epoch FROM clock_timestamp() - xact_start)) FROM pg_stat_activity WHERE backend_xid IS NOT NULL),
      (SELECT max(extract(epoch FROM clock_timestamp() - prepared)) FROM pg_prepared_xacts),
      0) AS longest_write,
    queue.count AS queue, queue.age AS queue_age,
    jobs.due AS jobs, jobs.age AS jobs_age, jobs.failing AS jobs_failing,
    deliveries.due AS deliveries, deliveries.age AS deliveries_age,
    hooks.failing AS webhooks_failing, hooks.off AS webhooks_off
  FROM pg_current_snapshot() AS now,
    (SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(t.created_at)), 0) AS age
      FROM ticket_sight AS s JOIN support_tickets AS t ON t.id = s.ticket_id
      WHERE s.audience = 'queue' AND s.until IS NULL AND t.status <> 'closed') AS queue,
    (SELECT count(*) FILTER (WHERE run_at <= clock_timestamp()) AS due,
        coalesce(max(extract(epoch FROM clock_timestamp() - run_at)) FILTER (WHERE run_at <= clock_timestamp()), 0) AS age,
        count(*) FILTER (WHERE last_error IS NOT NULL) AS failing
      FROM graphile_worker.jobs) AS jobs,
    (SELECT count(*) AS due, coalesce(extract(epoch FROM clock_timestamp() - min(happened_at) FILTER (WHERE attempts = 0)), 0) AS age
      FROM (SELECT d.happened_at, d.attempts FROM webhook_deliveries AS d JOIN webhooks AS w ON w.id = d.webhook_id
        WHERE d.state = 'waiting' AND w.state = 'active' AND d.due_at <= clock_timestamp()
        ORDER BY d.sequence LIMIT 10000) AS first) AS deliveries,
    (SELECT count(*) FILTER (WHERE state = 'active' AND failing_since IS NOT NULL) AS failing,
        count(*) FILTER (WHERE state = 'switched_off') AS off
      FROM webhooks) AS hooks`;
