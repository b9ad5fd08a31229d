// What a process counts and times about itself, for Prometheus. Labels come from small fixed sets: no ids, no names, no
// words. What is in the database is read when it is asked for (`desk-figures.ts`).

import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Outcome } from "#protocol/sync/push.ts";

export interface Metrics {
  register: Registry;
  /** `route` as in `measure-requests.ts`, `status` as 2xx to 5xx. Live streams are not among them: they go on for hours. */
  requestSeconds: Histogram<"route" | "status">;
  liveDevices: Gauge;
  signInFailures: Counter<"reason">;
  /** `result`: `delivered`, or why not. */
  webhookAttempts: Counter<"result">;
  countOperation(outcome: Outcome): void;
}

/** From a good answer to one that a device has given up waiting for. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  const operations = new Counter({
    name: "holdfast_operations_total",
    help: "Operations of devices that were answered, by outcome; for those refused the reason.",
    labelNames: ["outcome", "reason"],
    registers,
  });
  return {
    register,
    requestSeconds: new Histogram({
      name: "holdfast_request_duration_seconds",
      help: "From the arrival of a request to the end of its answer.",
      labelNames: ["route", "status"],
      buckets: SECONDS,
      registers,
    }),
    liveDevices: new Gauge({
      name: "holdfast_live_devices",
      help: "Devices that hold a live stream open to this process.",
      registers,
    }),
    signInFailures: new Counter({
      name: "holdfast_sign_in_failures_total",
      help: "Sign-ins that failed.",
      labelNames: ["reason"],
      registers,
    }),
    webhookAttempts: new Counter({
      name: "holdfast_webhook_attempts_total",
      help: "Deliveries of webhooks that were tried, by what came of it.",
      labelNames: ["result"],
      registers,
    }),
    countOperation(outcome) {
      const reason = outcome.type === "refused" ? outcome.refusal.code : "";
      operations.inc({ outcome: outcome.type, reason });
    },
  };
}

/** A figure of this process that is looked at when it is asked for. */
export function watchFigure({ register }: Metrics, { name, help }: { name: string; help: string }, read: () => number) {
  new Gauge({
    name,
    help,
    registers: [register],
    collect() {
      this.set(read());
    },
  });
}
