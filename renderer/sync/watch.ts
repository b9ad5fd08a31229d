// How the desk lets a screen watch: the value now, in the same moment, and again whenever it has changed.

import { auditTime, defer, distinctUntilChanged, map, merge, type Observable, of } from "rxjs";

/** Changes come in bursts, a page of documents at a time; one look per frame is enough. */
const FRAME_MS = 16;

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

export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

export function isSameJson<T>(a: T, b: T): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
