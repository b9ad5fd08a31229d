// How the desk lets a screen watch: the value now, and again whenever it has changed.

import { auditTime, defer, distinctUntilChanged, map, merge, type Observable, of } from "rxjs";

/** Changes come in bursts, a page of documents at a time; one look per frame is enough. */
export const FRAME_MS = 16;

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

export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

export function isSameJson<T>(a: T, b: T): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
