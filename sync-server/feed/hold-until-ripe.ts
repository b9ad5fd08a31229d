// Hands news on only once they can be pulled: a feed reads what lies below the oldest transaction still under way, so
// news may have to wait for others to end. The horizon is asked for only while something waits for it.

import { setTimeout as delay } from "node:timers/promises";
import { EVERYBODY, type News } from "./news.ts";
import { createRipening } from "./ripening.ts";

export interface HoldOptions {
  readHorizon(): Promise<bigint>;
  onRipe(audiences: readonly string[]): void;
  onFault(error: unknown): void;
  signal: AbortSignal;
}

export interface Hold {
  add(news: News): void;
  /** Something of which nobody told may have been committed, or may be about to be: everybody is woken for both. */
  addGap(snapshot: Snapshot): void;
}

/** Everything below `xmin` has ended, nothing from `xmax` on had begun. */
export interface Snapshot {
  xmin: bigint;
  xmax: bigint;
}

const LOOK_MS = { first: 5, last: 250 };

export function holdUntilRipe({ readHorizon, onRipe, onFault, signal }: HoldOptions): Hold {
  const ripening = createRipening();
  let isWatching = false;

  async function watch(): Promise<void> {
    let wait = LOOK_MS.first;
    while (!ripening.isEmpty() && !signal.aborted) {
      const ripe = ripening.takeBelow(await readHorizon());
      if (ripe.length > 0) onRipe(ripe);
      if (!ripening.isEmpty()) await delay(wait, undefined, { signal }).catch(() => undefined);
      // On a busy desk something always waits: only while nothing ripens is there no use in looking often.
      wait = ripe.length > 0 ? LOOK_MS.first : Math.min(wait * 2, LOOK_MS.last);
    }
    isWatching = false;
  }

  function keep(audiences: readonly string[], version: bigint): void {
    ripening.add(audiences, version);
    if (isWatching) return;
    isWatching = true;
    watch().catch(onFault);
  }

  return {
    add: ({ audiences, version }) => keep(audiences, BigInt(version)),
    addGap({ xmin, xmax }) {
      keep([EVERYBODY], xmin - 1n);
      // What was under way when the gap was found ends below this, whether anybody tells of it or not.
      keep([EVERYBODY], xmax - 1n);
    },
  };
}
