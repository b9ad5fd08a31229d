// What is read before its screen comes: known to it at once, asked for once, and let go where nobody came.

import { BehaviorSubject, NEVER, Observable, of, Subject, throwError } from "rxjs";
import { describe, expect, it } from "vitest";
import type { ListRequest, TicketWindow } from "#renderer/sync/desk.ts";
import { createListAhead, createThreadAhead } from "#renderer/sync/reading/read-ahead.ts";
import { nowOf } from "#renderer/sync/watch.ts";
import { handClock } from "../support/hand-clock.ts";

/** A store that tells by hand what a thread holds, and notes who follows. */
function threads() {
  const told$ = new Subject<string>();
  const following: string[] = [];
  const watch = (ticketId: string) =>
    new Observable<string>((subscriber) => {
      following.push(ticketId);
      const subscription = told$.subscribe(subscriber);
      return () => {
        following.splice(following.indexOf(ticketId), 1);
        subscription.unsubscribe();
      };
    });
  return { told$, following, watch };
}

describe("a thread that is read ahead", () => {
  it("is known at once to whoever follows it then, who hears of what changes, by one question", async () => {
    const { told$, following, watch } = threads();
    const ahead = createThreadAhead(watch, handClock());
    const isRead = ahead.readThreadAhead("a");
    told$.next("first");
    await isRead;
    const thread$ = ahead.watchThread("a");
    expect(nowOf(thread$)).toBe("first");
    const heard: string[] = [];
    const subscription = thread$.subscribe((value) => heard.push(value));
    told$.next("second");
    expect(heard).toEqual(["first", "second"]);
    expect(following).toEqual(["a"]);
    subscription.unsubscribe();
  });

  it("is let go after a while: whoever came by then goes on, and nobody is shown what has been overtaken", async () => {
    const clock = handClock();
    const { told$, following, watch } = threads();
    const ahead = createThreadAhead(watch, clock);
    void ahead.readThreadAhead("a");
    told$.next("first");
    const heard: string[] = [];
    const subscription = ahead.watchThread("a").subscribe((value) => heard.push(value));
    await clock.pass(1_000);
    told$.next("second");
    expect(heard).toEqual(["first", "second"]);
    subscription.unsubscribe();
    expect(following).toEqual([]);
    expect(nowOf(ahead.watchThread("a"))).toBeUndefined();
  });

  it("is asked for once though it is read ahead twice, and gives way to the next", () => {
    const { following, watch } = threads();
    const ahead = createThreadAhead(watch, handClock());
    void ahead.readThreadAhead("a");
    void ahead.readThreadAhead("a");
    expect(following).toEqual(["a"]);
    void ahead.readThreadAhead("b");
    expect(following).toEqual(["b"]);
    ahead.watchThread("c").subscribe();
    expect(following).toEqual(["b", "c"]);
  });

  it("never fails ahead: whoever follows it meets the fault", async () => {
    const ahead = createThreadAhead(() => throwError(() => new Error("damaged")), handClock());
    await expect(ahead.readThreadAhead("a")).resolves.toBeUndefined();
    const faults: unknown[] = [];
    ahead.watchThread("a").subscribe({ error: (fault) => faults.push(fault) });
    expect(faults).toEqual([new Error("damaged")]);
  });
});

describe("a thread that is kept at hand", () => {
  it("stays, however long nobody comes, and is gone to without waiting and without another question", async () => {
    const clock = handClock();
    const { told$, following, watch } = threads();
    const ahead = createThreadAhead(watch, clock);
    const { isRead, letGo } = ahead.keepThreadAtHand("a");
    told$.next("first");
    await isRead;
    await clock.pass(60_000);
    told$.next("second");
    expect(ahead.readThreadAhead("a")).toBeNull();
    expect(nowOf(ahead.watchThread("a"))).toBe("second");
    letGo();
    expect(nowOf(ahead.watchThread("a"))).toBe("second");
    await clock.pass(1_000);
    expect(following).toEqual([]);
  });

  it("is waited for where it has not been read yet, and gives way to the next", async () => {
    const { told$, following, watch } = threads();
    const ahead = createThreadAhead(watch, handClock());
    ahead.keepThreadAtHand("a");
    const isRead = ahead.readThreadAhead("a");
    expect(following).toEqual(["a"]);
    told$.next("first");
    await isRead;
    ahead.keepThreadAtHand("b");
    expect(following).toEqual(["a", "b"]);
    ahead.keepThreadAtHand("c");
    expect(following).toEqual(["a", "c"]);
  });
});

describe("a thread that is gone to and then to be at hand", () => {
  it("is asked for once", () => {
    const { told$, following, watch } = threads();
    const ahead = createThreadAhead(watch, handClock());
    void ahead.readThreadAhead("a");
    ahead.keepThreadAtHand("a");
    told$.next("first");
    expect(following).toEqual(["a"]);
    expect(nowOf(ahead.watchThread("a"))).toBe("first");
  });
});

describe("a list that is read ahead", () => {
  const LIST = { filter: {}, sort: "newest", group: null } as const;
  const FIRST: ListRequest = { from: 0, to: 40, cursorId: null };

  function lists() {
    const requests: ListRequest[] = [];
    const watch = (_list: unknown, request$: Observable<ListRequest>) =>
      new Observable<TicketWindow>((subscriber) =>
        request$.subscribe((request) => {
          requests.push(request);
          subscriber.next({ count: 0, from: request.from, rows: [], cursorId: null, cursorAt: null });
        }),
      );
    return { requests, ahead: createListAhead(watch, handClock()) };
  }

  it("is known at once to whoever asks for the same, and what they ask for next is asked for once", () => {
    const { requests, ahead } = lists();
    void ahead.readListAhead(LIST, FIRST);
    const request$ = new BehaviorSubject(FIRST);
    const window$ = ahead.watchList(LIST, request$);
    expect(nowOf(window$)).toMatchObject({ from: 0 });
    const heard: number[] = [];
    window$.subscribe(({ from }) => heard.push(from));
    request$.next({ from: 100, to: 180, cursorId: null });
    expect(heard).toEqual([0, 100]);
    expect(requests).toEqual([FIRST, { from: 100, to: 180, cursorId: null }]);
  });

  it.each([
    ["another list", { ...LIST, sort: "oldest" } as const, of(FIRST)],
    ["other rows of it", LIST, of({ from: 0, to: 0, cursorId: "a" })],
    ["nothing yet", LIST, NEVER],
  ])("is left alone by whoever asks for %s", (_, list, request$) => {
    const { ahead } = lists();
    void ahead.readListAhead(LIST, FIRST);
    expect(nowOf(ahead.watchList(list, request$))).toBeUndefined();
  });
});
