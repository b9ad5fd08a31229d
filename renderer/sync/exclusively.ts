// One at a time across all windows of this app on one device, by Web Locks. Where there are none (Node), the work of
// one process is lined up instead.

export interface LockOptions {
  /** Gives up waiting for the lock; it does not interrupt the work. */
  signal?: AbortSignal;
}

/** Runs `work` while no other window runs work of this name. @throws what the work throws, or AbortError. */
export type Exclusively = <T>(name: string, work: () => Promise<T>, options?: LockOptions) => Promise<T>;

export function webLocks(locks: LockManager = navigator.locks): Exclusively {
  return async <T>(name: string, work: () => Promise<T>, { signal }: LockOptions = {}): Promise<T> =>
    (await locks.request(name, signal ? { signal } : {}, work)) as T;
}

export function processLocks(): Exclusively {
  const tails = new Map<string, Promise<unknown>>();
  return <T>(name: string, work: () => Promise<T>, { signal }: LockOptions = {}): Promise<T> => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(() => {
      signal?.throwIfAborted();
      return work();
    });
    tails.set(
      name,
      turn.catch(() => undefined),
    );
    return signal ? abandonable(turn, signal) : turn;
  };
}

/** Waiting ends with the signal; work that has begun is awaited all the same by whoever comes next. */
function abandonable<T>(turn: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    turn.then(resolve, reject);
  });
}
