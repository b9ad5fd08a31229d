// How the desk lets a screen watch: the value now, and again whenever it has changed.

import { auditTime, defer, distinctUntilChanged, map, merge, Observable, of } from "rxjs";

/** Changes come in bursts, a page of documents at a time; one look per frame is enough. */
const FRAME_MS = 16;

/** Of what is in memory: the first value comes in the same moment. */
export function watched<T>(
  changed$: Observable<unknown>,
  read: () => T,
  isSame: (a: T, b: T) => boolean = Object.is,
): Observable<T> {
  return merge(
    defer(() => of(read())),
    changed$.pipe(auditTime(FRAME_MS), map(read)),
  ).pipe(distinctUntilChanged(isSame));
}

/** Of what the store must be asked for: the first value comes as soon as it has answered. */
export function asked<T>(
  changed$: Observable<unknown>,
  read: () => Promise<T>,
  isSame: (a: T, b: T) => boolean = Object.is,
): Observable<T> {
  return askedFor(of(undefined), changed$, read, isSame);
}

/**
 * As `asked`, for what is wanted at the time. There is one question at a time, and once more where something changed
 * meanwhile. What can't be answered, for the store is being closed and `changed$` has completed, is not told.
 */
export function askedFor<W, T>(
  wanted$: Observable<W>,
  changed$: Observable<unknown>,
  read: (wanted: W) => Promise<T>,
  isSame: (a: T, b: T) => boolean = Object.is,
): Observable<T> {
  return new Observable<T>((subscriber) => {
    let wanted: { value: W } | null = null;
    let isReading = false;
    let isStale = false;
    let isStopped = false;

    async function look(): Promise<void> {
      isStale = true;
      if (isReading || !wanted) return;
      isReading = true;
      do {
        isStale = false;
        subscriber.next(await read(wanted.value));
      } while (isStale && !subscriber.closed);
      isReading = false;
    }
    const lookOrFail = () =>
      look().catch((fault: unknown) => {
        if (!isStopped) subscriber.error(fault);
      });

    const subscription = changed$.pipe(auditTime(FRAME_MS)).subscribe({
      next: () => void lookOrFail(),
      complete: () => {
        isStopped = true;
      },
    });
    subscription.add(
      wanted$.subscribe((value) => {
        wanted = { value };
        void lookOrFail();
      }),
    );
    return () => subscription.unsubscribe();
  }).pipe(distinctUntilChanged(isSame));
}

export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

export function isSameJson<T>(a: T, b: T): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
