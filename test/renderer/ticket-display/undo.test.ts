import { BehaviorSubject } from "rxjs";
import { afterEach, describe, expect, it } from "vitest";
import type { Submission, SyncStatus } from "#renderer/sync/desk.ts";
import { WAITING_MAX } from "#renderer/ticket-display/room-to-send.ts";
import { type ChangedTicket, forgetUndo, SLICE, tellOfChanges, undoLatest } from "#renderer/ticket-display/undo.ts";

afterEach(forgetUndo);

function changedTickets(count: number): ChangedTicket[] {
  return Array.from({ length: count }, (_, at) => ({
    ticketId: `ticket-${at}`,
    undo: [{ kind: "setStatus", args: { status: "open" } }],
  }));
}

/** A desk that says how many operations wait, of which some are answered whenever the test says so. */
function deskOf(connection: SyncStatus["connection"]) {
  const status$ = new BehaviorSubject({ waiting: 0, connection } as SyncStatus);
  const submitted: Submission[] = [];
  const show = (change: Partial<SyncStatus>) => status$.next({ ...status$.value, ...change });
  return {
    submitted,
    show,
    status$,
    waiting: () => status$.value.waiting,
    desk: {
      watchStatus: () => status$,
      async submitMany(submissions: readonly Submission[]) {
        submitted.push(...submissions);
        show({ waiting: status$.value.waiting + submissions.length });
        return submissions.map(() => null);
      },
    },
  };
}

/** Everything that was begun in the meantime has gone as far as it can. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("taking back", () => {
  it("thousands goes no faster than they are answered", async () => {
    const { desk, submitted, show, waiting } = deskOf({ state: "online" });
    const count = 3 * WAITING_MAX + 1;
    tellOfChanges(desk, changedTickets(count), { title: "Changed" });
    undoLatest();
    let most = 0;
    while (submitted.length < count) {
      await settled();
      most = Math.max(most, waiting());
      show({ waiting: 0 });
    }
    expect(most).toBe(WAITING_MAX);
    expect(new Set(submitted.map(({ ticketId }) => ticketId)).size).toBe(count);
  });

  it("without network is done as far as may wait, and what is left can be taken back later", async () => {
    const { desk, submitted, show } = deskOf({ state: "offline", retryAt: null });
    const count = WAITING_MAX + SLICE;
    tellOfChanges(desk, changedTickets(count), { title: "Changed" });
    undoLatest();
    await settled();
    expect(submitted.length).toBe(WAITING_MAX);
    show({ waiting: 0, connection: { state: "online" } });
    undoLatest();
    await settled();
    expect(new Set(submitted.map(({ ticketId }) => ticketId)).size).toBe(count);
    expect(submitted.length).toBe(count);
  });

  it("what one asked for of a few waits for nothing, as any other thing that one does", async () => {
    const { desk, submitted, show } = deskOf({ state: "offline", retryAt: null });
    show({ waiting: WAITING_MAX });
    tellOfChanges(desk, changedTickets(3), { title: "Changed" });
    undoLatest();
    await settled();
    expect(submitted.length).toBe(3);
  });

  it("offers what is left where the store takes no more, and the key takes back what was changed since", async () => {
    const { desk, submitted } = deskOf({ state: "online" });
    const full = { ...desk, submitMany: () => Promise.reject(new Error("no room")) };
    tellOfChanges(full, changedTickets(3), { title: "Changed" });
    undoLatest();
    tellOfChanges(desk, [{ ticketId: "later", undo: [{ kind: "setStatus", args: { status: "open" } }] }], {
      title: "Since",
    });
    await settled();
    undoLatest();
    await settled();
    expect(submitted.map(({ ticketId }) => ticketId)).toEqual(["later"]);
  });
});
