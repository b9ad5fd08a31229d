// The life of one window's process, from its start until it is closed or killed. What `kill -9` leaves is what the store,
// the key store and the server had taken in by then: so after the end nothing that the dead code does reaches any of them.

export class Killed extends Error {
  override name = "Killed";
}

/** The write at which a process is to die: the so many-th from now, before the store has taken it in or just after. */
export interface FatalWrite {
  writes: number;
  isStored: boolean;
}

export interface Life {
  readonly isOver: boolean;
  /** @throws Killed */
  mustLive(): void;
  end(): void;
  /** Calls back at the end. Returns what withdraws it. */
  onEnd(callBack: () => void): () => void;
  /** The result of the work, or Killed as soon as the process is. */
  whileAlive<T>(work: Promise<T>): Promise<T>;
  /** Null: it is spared. */
  dieAtWrite(fatal: FatalWrite | null): void;
  /** Counts a write that is about to be made. */
  countWrite(): "goes on" | "dies before" | "dies after";
}

export function createLife(onFatalWrite: () => void = () => undefined): Life {
  const callBacks = new Set<() => void>();
  let isOver = false;
  let fatal: FatalWrite | null = null;

  const life: Life = {
    get isOver() {
      return isOver;
    },
    mustLive() {
      if (isOver) throw new Killed();
    },
    end() {
      if (isOver) return;
      isOver = true;
      for (const callBack of callBacks) callBack();
      callBacks.clear();
    },
    onEnd(callBack) {
      if (isOver) callBack();
      else callBacks.add(callBack);
      return () => callBacks.delete(callBack);
    },
    whileAlive(work) {
      return new Promise((resolve, reject) => {
        const forget = life.onEnd(() => reject(new Killed()));
        work.then(resolve, reject).finally(forget);
      });
    },
    dieAtWrite(given) {
      fatal = given && { ...given };
    },
    countWrite() {
      if (!fatal) return "goes on";
      fatal.writes -= 1;
      if (fatal.writes > 0) return "goes on";
      onFatalWrite();
      return fatal.isStored ? "dies after" : "dies before";
    },
  };
  return life;
}
