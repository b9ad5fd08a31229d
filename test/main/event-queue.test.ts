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
});
