// A device's clock: off by as much as it is told, its short pauses a twentieth as long, and its long ones over only when
// the simulation lets time pass.

import type { DeviceClock } from "#renderer/sync/device-clock.ts";
import type { Life } from "./life.ts";

const HASTE = 20;
const LONG_MS = 5_000;

export interface SimulatedTime {
  setOffset(milliseconds: number): void;
  /** Everything that waits for long is over. */
  elapse(): void;
  /** How many wait for long. */
  waiting(): number;
  clockOf(life: Life): DeviceClock;
}

export function simulatedTime(): SimulatedTime {
  const waiting = new Set<() => void>();
  let offset = 0;

  function waitLong(callBack: () => void): () => void {
    const entry = () => {
      waiting.delete(entry);
      callBack();
    };
    waiting.add(entry);
    return () => waiting.delete(entry);
  }

  function waitShort(milliseconds: number, callBack: () => void): () => void {
    const timer = setTimeout(callBack, milliseconds / HASTE);
    return () => clearTimeout(timer);
  }

  return {
    setOffset(milliseconds) {
      offset = milliseconds;
    },
    elapse() {
      for (const callBack of [...waiting]) callBack();
    },
    waiting: () => waiting.size,
    clockOf: (life) => ({
      now: () => Date.now() + offset,
      after(milliseconds, callBack) {
        const ifAlive = () => (life.isOver ? undefined : callBack());
        return milliseconds >= LONG_MS ? waitLong(ifAlive) : waitShort(milliseconds, ifAlive);
      },
    }),
  };
}
