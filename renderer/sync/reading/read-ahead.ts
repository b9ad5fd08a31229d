// What somebody is about to look at is read before its screen is rendered, which then has it from its first rendering on: one
// painting serves where there would be two.

import { BehaviorSubject, Observable, ReplaySubject, Subscription, share, take, tap } from "rxjs";
import type { AtHand, ListRequest, TicketList, TicketWindow } from "../desk.ts";
import type { DeviceClock } from "../device-clock.ts";
import { isSameJson, knownBy, nowOf } from "../watch.ts";

/** How long what was read ahead is kept for a screen that has not come yet. */
const KEPT_MS = 1_000;

/** The latest that was read ahead, followed until its screen follows it or has not come. */
interface Ahead<T> {
  /** Once for who asks again meanwhile. */
  read(key: string, watch: () => Observable<T>): Kept<T>;
  /** Null where it was not read ahead. */
  find(key: string): Kept<T> | null;
}

/** `clock`: null where what was read is kept until it is let go. */
function createAhead<T>(clock: DeviceClock | null): Ahead<T> {
  let kept: Kept<T> | null = null;
  return {
    read(key, watch) {
      if (kept?.key === key) return kept;
      kept?.letGo();
      let latest: T | undefined;
      const note = tap((value: T) => {
        latest = value;
      });
      const shared$ = watch().pipe(note, share({ connector: () => new ReplaySubject(1) }));
      const following = new Subscription();
      const isRead = new Promise<void>((resolve) => {
        following.add(shared$.subscribe({ next: () => resolve(), error: () => resolve() }));
      });
      const letGo = () => {
        following.unsubscribe();
        if (kept === own) kept = null;
      };
      const own = { key, values$: knownBy(shared$, () => latest), isRead, letGo };
      kept = own;
      clock?.after(KEPT_MS, letGo);
      return own;
    },
    find: (key) => (kept?.key === key ? kept : null),
  };
}

/** It is read with the first value, or with a fault that whoever follows it meets again. */
interface Kept<T> extends AtHand {
  key: string;
  values$: Observable<T>;
}

type WatchThread<T> = (ticketId: string) => Observable<T>;

export interface AheadOfThread<T> {
  readThreadAhead(ticketId: string): Promise<void> | null;
  keepThreadAtHand(ticketId: string): AtHand;
  watchThread: WatchThread<T>;
}

/** One thread that is gone to, and one that may be gone to next. */
export function createThreadAhead<T>(watch: WatchThread<T>, clock: DeviceClock): AheadOfThread<T> {
  const goneTo = createAhead<T>(clock);
  const atHand = createAhead<T>(null);
  return {
    readThreadAhead(ticketId) {
      const { values$, isRead } = goneTo.read(ticketId, () => atHand.find(ticketId)?.values$ ?? watch(ticketId));
      return nowOf(values$) === undefined ? isRead : null;
    },
    keepThreadAtHand: (ticketId) => atHand.read(ticketId, () => goneTo.find(ticketId)?.values$ ?? watch(ticketId)),
    watchThread: (ticketId) => (goneTo.find(ticketId) ?? atHand.find(ticketId))?.values$ ?? watch(ticketId),
  };
}

type WatchList = (list: TicketList, request$: Observable<ListRequest>) => Observable<TicketWindow>;

export interface AheadOfList {
  readListAhead(list: TicketList, request: ListRequest): Promise<void>;
  watchList: WatchList;
}

export function createListAhead(watch: WatchList, clock: DeviceClock): AheadOfList {
  const ahead = createAhead<TicketWindow>(clock);
  let request$: BehaviorSubject<ListRequest> | null = null;
  return {
    readListAhead(list, request) {
      return ahead.read(JSON.stringify(list), () => {
        const first$ = new BehaviorSubject(request);
        request$ = first$;
        return watch(list, first$);
      }).isRead;
    },
    watchList(list, requested$) {
      const found$ = ahead.find(JSON.stringify(list))?.values$;
      return found$ && request$ && isSameJson(requestNow(requested$), request$.value)
        ? asRequested(found$, requested$, request$)
        : watch(list, requested$);
    },
  };
}

/** Undefined where nothing is asked for yet. */
function requestNow(requested$: Observable<ListRequest>): ListRequest | undefined {
  let now: ListRequest | undefined;
  requested$
    .pipe(take(1))
    .subscribe((request) => {
      now = request;
    })
    .unsubscribe();
  return now;
}

/** What its screen asks for later is asked for there. */
function asRequested(
  window$: Observable<TicketWindow>,
  requested$: Observable<ListRequest>,
  request$: BehaviorSubject<ListRequest>,
): Observable<TicketWindow> {
  const following$ = new Observable<TicketWindow>((subscriber) => {
    const subscription = requested$.subscribe((request) => {
      if (!isSameJson(request, request$.value)) request$.next(request);
    });
    subscription.add(window$.subscribe(subscriber));
    return subscription;
  });
  return knownBy(following$, () => nowOf(window$));
}
