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
  return async <T>(name: string, work: () => Promise<T>, { signal }: LockOptions = {}): Promise<T> => {
    const before = tails.get(name) ?? Promise.resolve();
    let finish = () => {};
    const turn = new Promise<void>((resolve) => {
      finish = resolve;
    });
    tails.set(
      name,
      before.then(() => turn),
    );
    try {
      await (signal ? unlessAborted(before, signal) : before);
      return await work();
    } finally {
      finish();
    }
  };
}

/** Only waiting ends with the signal; work that has begun is awaited by whoever comes next. */
function unlessAborted(waiting: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener("abort", giveUp, { once: true });
    void waiting.then(() => {
      signal.removeEventListener("abort", giveUp);
      resolve();
    });
  });
}
