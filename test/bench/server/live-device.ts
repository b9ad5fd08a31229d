// A light device that is live, as the app is: what its stream tells it takes in where it joins on, and pulls otherwise, one
// cycle at a time. What it has sent it fetches when the stream tells of it, or by itself where that is overdue.

import type { Checkpoint } from "#protocol/sync/pull.ts";
import type { Outcome } from "#protocol/sync/push.ts";
import { createToldChanges } from "#renderer/sync/told-changes.ts";
import type { BenchPerson } from "./bench-people.ts";
import { type Act, openLightDevice } from "./light-device.ts";
import { openLightStream } from "./light-stream.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

export interface LiveDevice {
  readonly person: BenchPerson;
  push(acts: readonly Act[]): Promise<Outcome[]>;
  /** Resolves once it holds so many documents and all that was made so by its own operations. */
  untilInSync(documents: number): Promise<void>;
  /** How often the server was asked for pages. */
  pullsAsked(): number;
  close(): void;
}

export interface LiveDeviceOptions {
  server: ServerUnderTest;
  person: BenchPerson;
  checkpoint: Checkpoint;
  onFault: (error: Error) => void;
}

/** As long as the app waits. */
const WORD_OVERDUE_MS = 1_000;

export async function openLiveDevice({ server, person, checkpoint, onFault }: LiveDeviceOptions): Promise<LiveDevice> {
  const told = createToldChanges();
  const device = await openLightDevice({ server, person, checkpoint, told });
  const watchers = new Set<() => void>();
  let [isPulling, isWanted, isClosed] = [false, false, false];
  let [documents, horizon, ownVersion, unanswered] = [0, 0n, 0n, 0];

  async function pullAll(): Promise<void> {
    isPulling = true;
    while (isWanted && !isClosed) {
      isWanted = false;
      const pulled = await device.pull();
      documents += pulled.documents;
      horizon = pulled.horizon;
      for (const check of watchers) check();
    }
    isPulling = false;
  }

  function wake(): void {
    isWanted = true;
    if (!isPulling) pullAll().catch((error) => (isClosed ? undefined : onFault(error)));
  }

  function fetchIfMissing(): void {
    if (horizon > ownVersion) return;
    told.forget();
    wake();
  }

  const stream = await openLightStream(server, person, (changes) => {
    if (changes) told.keep(changes);
    else told.forget();
    wake();
  });
  wake();
  return {
    person,
    async push(acts) {
      unanswered += 1;
      const outcomes = await device.push(acts);
      for (const { version } of outcomes) if (BigInt(version) > ownVersion) ownVersion = BigInt(version);
      unanswered -= 1;
      for (const check of watchers) check();
      setTimeout(fetchIfMissing, WORD_OVERDUE_MS).unref();
      return outcomes;
    },
    untilInSync(wanted) {
      return new Promise((resolve) => {
        const check = () => {
          if (documents < wanted || unanswered > 0 || horizon <= ownVersion) return;
          watchers.delete(check);
          resolve();
        };
        watchers.add(check);
      });
    },
    pullsAsked: device.pullsAsked,
    close() {
      isClosed = true;
      stream.close();
      device.close();
    },
  };
}
