/** Holds up whoever comes, until it is opened; it closes again behind them. */
export interface Gate {
  opened(): Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  const waiting = new Set<() => void>();
  return {
    opened: () => new Promise((resolve) => waiting.add(resolve)),
    open() {
      for (const resolve of waiting) resolve();
      waiting.clear();
    },
  };
}
