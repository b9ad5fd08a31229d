import { Logger as WorkerLogger } from "graphile-worker";
import type { Logger } from "pino";

/** A job that fails is told as a warning: it is tried again. */
export function toWorkerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    const { error } = (meta ?? {}) as { error?: unknown };
    if (level === "error") log.warn({ err: error }, message);
    else if (level === "warning") log.info(message);
    else log.trace(message);
  });
}
