// What a screen watches that the store must be asked for: its answer now, and again whenever something has changed.

import { auditTime, distinctUntilChanged, Observable, of, tap } from "rxjs";
import { FRAME_MS } from "./watch.ts";

/** How often one question is put before its answer is taken though something changed meanwhile: changes may never end. */
const MOST_TRIES = 3;

/** The first value comes as soon as the store has answered; `read` is called again where something changed meanwhile. */
export function asked<T>(
  changed$: Observable<unknown>,
  read: () => Promise<T>,
  isSame: (a: T, b: T) => boolean = Object.is,
): Observable<T> {
  return askedFor(of(undefined), changed$, read, isSame);
}

/**
 * As `asked`, for what is wanted at the time; no question where the latest answer `answers` what is wanted now. There is one at a
 * time, and once more where something changed meanwhile: an answer is put together from several readings, and would else be of
 * several moments. What can't be answered, for the store is being closed and `changed$` has completed, is not told.
 */
export function askedFor<W, T>(
  wanted$: Observable<W>,
  changed$: Observable<unknown>,
  read: (wanted: W) => Promise<T>,
  isSame: (a: T, b: T) => boolean = Object.is,
  answers: (latest: { wanted: W; value: T }, wanted: W) => boolean = () => false,
): Observable<T> {
  return new Observable<T>((subscriber) => {
    let wanted: { value: W } | null = null;
    let latest: { wanted: W; value: T } | null = null;
    let isReading = false;
    let isStopped = false;
    /** How many changes there were, and how many of them the latest answer is sure to hold. */
    let changes = 0;
    let held = 0;
    let isDue = false;

    /** What is overtaken is not asked again. */
    async function readAtRest(asking: { value: W }): Promise<T> {
      for (let tries = 1; ; tries += 1) {
        held = changes;
        const value = await read(asking.value);
        if (held === changes || asking !== wanted || tries === MOST_TRIES) return value;
      }
    }

    async function look(): Promise<void> {
      isDue = true;
      if (isReading || !wanted) return;
      isReading = true;
      let asking = wanted;
      do {
        asking = wanted;
        isDue = false;
        latest = { wanted: asking.value, value: await readAtRest(asking) };
        subscriber.next(latest.value);
      } while (!subscriber.closed && (asking !== wanted || (isDue && held !== changes)));
      isReading = false;
    }
    const lookOrFail = () =>
      look().catch((fault: unknown) => {
        if (!isStopped) subscriber.error(fault);
      });

    const count = tap(() => {
      changes += 1;
    });
    const subscription = changed$.pipe(count, auditTime(FRAME_MS)).subscribe({
      next: () => {
        if (held !== changes) void lookOrFail();
      },
      complete: () => {
        isStopped = true;
      },
    });
    subscription.add(
      wanted$.subscribe((value) => {
        wanted = { value };
        if (isReading || !latest || !answers(latest, value)) void lookOrFail();
      }),
    );
    return () => subscription.unsubscribe();
  }).pipe(distinctUntilChanged(isSame));
}
