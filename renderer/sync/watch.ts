// How the desk lets a screen watch: the value now, and again whenever it has changed.

import { auditTime, defer, distinctUntilChanged, map, merge, Observable, of } from "rxjs";

/** Changes come in bursts, a page of documents at a time; one look per frame is enough. */
const FRAME_MS = 16;

/** What may be known before anybody follows it. */
interface KnownAtOnce<T> extends Observable<T> {
  now(): T | undefined;
}

/** The value at this moment, which whoever follows is given first; undefined where the store must be asked. */
export function nowOf<T>(values$: Observable<T> | KnownAtOnce<T>): T | undefined {
  return "now" in values$ ? values$.now() : undefined;
}

/** The same, with what is known at once by `now`. */
export function knownBy<T>(values$: Observable<T>, now: () => T | undefined): KnownAtOnce<T> {
  return Object.assign(values$, { now });
}

/** Gives the same object for as long as it is the same value. */
export function createValueKeeper<T>(isSame: (a: T, b: T) => boolean): (value: T) => T {
  let latest: { value: T } | null = null;
  return (value) => {
    if (!latest || !isSame(latest.value, value)) latest = { value };
    return latest.value;
  };
}

/** Of what is in memory: it is known at once. */
export function watched<T>(
  changed$: Observable<unknown>,
  read: () => T,
  isSame: (a: T, b: T) => boolean = Object.is,
): KnownAtOnce<T> {
  const keep = createValueKeeper(isSame);
  const now = () => keep(read());
  const values$ = merge(
    defer(() => of(now())),
    changed$.pipe(auditTime(FRAME_MS), map(now)),
  ).pipe(distinctUntilChanged());
  return knownBy(values$, now);
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
 * meanwhile; none where the latest answer `answers` what is wanted now. What can't be answered, for the store is being
 * closed and `changed$` has completed, is not told.
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
    let isStale = false;
    let isStopped = false;

    async function look(): Promise<void> {
      isStale = true;
      if (isReading || !wanted) return;
      isReading = true;
      do {
        isStale = false;
        const asking = wanted.value;
        latest = { wanted: asking, value: await read(asking) };
        subscriber.next(latest.value);
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
        if (isReading || !latest || !answers(latest, value)) void lookOrFail();
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
