import { setTimeout as delay } from "node:timers/promises";

/** What `work` comes to, or a TimeoutError when that takes longer. The work itself is not stopped by this. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const tooLate = delay(ms, undefined, { signal: timer.signal }).then((): never => {
    throw new DOMException("It took too long.", "TimeoutError");
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    timer.abort();
  }
}
