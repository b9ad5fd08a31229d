import { describe, expect, it } from "vitest";
import { createEventQueue } from "#main/event-queue.ts";

const link = (ticketNumber: string) => ({ type: "openTicket", ticketNumber }) as const;

describe("what main has to say", () => {
  it("waits for the app, in order, each until the next is asked for", async () => {
    const queue = createEventQueue();
    queue.tell(link("TICK-2026-0001"));
    queue.tell({ type: "woke" });
    expect(await queue.next(0)).toEqual({ number: 1, event: link("TICK-2026-0001") });
    expect(await queue.next(0)).toEqual({ number: 1, event: link("TICK-2026-0001") });
    expect(await queue.next(1)).toEqual({ number: 2, event: { type: "woke" } });
  });

  it("reaches an app that waits for it", async () => {
    const queue = createEventQueue();
    const waiting = queue.next(0);
    queue.tell({ type: "woke" });
    expect((await waiting).event).toEqual({ type: "woke" });
  });

  it("is not lost to a page that was reloaded while it waited", async () => {
    const queue = createEventQueue();
    void queue.next(0);
    const reloaded = queue.next(0);
    queue.tell({ type: "woke" });
    expect((await reloaded).event).toEqual({ type: "woke" });
  });

  it("is told once: an app that has heard it starts after it", async () => {
    const queue = createEventQueue();
    queue.tell({ type: "woke" });
    void queue.next((await queue.next(0)).number);
    const afterReload = queue.next(0);
    queue.tell(link("TICK-2026-0002"));
    expect((await afterReload).event).toEqual(link("TICK-2026-0002"));
  });

  it("is told again to an app that starts anew where it lasts: the update that is ready, as it stands by then", async () => {
    const queue = createEventQueue();
    const ready = (version: string, hasFailed: boolean) => ({ type: "updateReady", version, hasFailed }) as const;
    queue.tell(ready("1.3.0", false));
    queue.tell({ type: "woke" });
    void queue.next(2);
    expect(await queue.next(0)).toEqual({ number: 1, event: ready("1.3.0", false) });
    queue.tell(ready("1.3.0", true));
    expect(await queue.next(1)).toEqual({ number: 3, event: ready("1.3.0", true) });
    expect(await queue.next(0)).toEqual({ number: 3, event: ready("1.3.0", true) });
    const later = queue.next(3);
    queue.tell({ type: "woke" });
    expect(await later).toEqual({ number: 4, event: { type: "woke" } });
  });
});
