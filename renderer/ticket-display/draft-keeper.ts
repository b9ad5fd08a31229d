// Keeps what is being typed (M4). Knows no store and no React: it is given the two verbs, and sees to it that words are
// stored within a moment of being typed, in order, and never written again after they were sent.

export interface DraftStore {
  keep(text: string): Promise<void>;
  discard(): Promise<void>;
}

export interface DraftKeeper {
  /** The words changed: they will be stored within `DRAFT_DELAY_MS`, however fast the typing goes on. */
  change(text: string): void;
  /** Stores what is not stored yet, now. */
  flush(): Promise<void>;
  /** Waits for what is being stored and forgets the rest: whoever sends the words clears the draft themselves. */
  settle(): Promise<void>;
}

export const DRAFT_DELAY_MS = 400;

export function createDraftKeeper(store: DraftStore, onFault: (fault: unknown) => void): DraftKeeper {
  let unsaved: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let storing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (unsaved === null) return storing;
    const text = unsaved;
    unsaved = null;
    storing = storing.then(() => (text === "" ? store.discard() : store.keep(text))).catch(onFault);
    return storing;
  }

  return {
    change(text) {
      unsaved = text;
      timer ??= setTimeout(flush, DRAFT_DELAY_MS);
    },
    flush,
    settle() {
      clearTimeout(timer);
      timer = undefined;
      unsaved = null;
      return storing;
    },
  };
}
