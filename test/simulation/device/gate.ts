/** Holds up whoever comes, until it is opened; it closes again behind them. */
export interface Gate {
  opened(): Promise<void>;
  open(): void;
  /** Opens it, and leaves it open. */
  stayOpen(): void;
}

export function createGate(): Gate {
  const waiting = new Set<() => void>();
  let staysOpen = false;
  return {
    opened: () => (staysOpen ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
    open() {
      for (const resolve of waiting) resolve();
      waiting.clear();
    },
    stayOpen() {
      staysOpen = true;
      this.open();
    },
  };
}
