import { BehaviorSubject } from "rxjs";
import { expect, it } from "vitest";
import type { SyncStatus } from "#renderer/sync/desk.ts";
import { untilRoom, WAITING_MAX } from "#renderer/ticket-display/room-to-send.ts";

const IN_STEP: SyncStatus = {
  connection: { state: "online" },
  lastSyncAt: null,
  fill: null,
  sending: null,
  waiting: 0,
  needsAttention: 0,
  updateNeeded: false,
};

function place(status: Partial<SyncStatus>) {
  const status$ = new BehaviorSubject<SyncStatus>({ ...IN_STEP, ...status });
  return { status$, desk: { watchStatus: () => status$ } };
}

it("there is room while little waits, also without network", async () => {
  const { desk } = place({ connection: { state: "offline", retryAt: null }, waiting: WAITING_MAX - 200 });
  expect(await untilRoom(desk, 200)).toBe("room");
});

it("waits while much is on its way, until it was answered or somebody stops it", async () => {
  const { desk, status$ } = place({ waiting: WAITING_MAX });
  const answered = untilRoom(desk, 200);
  const stopper = new AbortController();
  const stopped = untilRoom(desk, 200, stopper.signal);
  stopper.abort();
  expect(await stopped).toBe("stopped");
  expect(await untilRoom(desk, 200, stopper.signal)).toBe("stopped");
  status$.next({ ...IN_STEP, waiting: WAITING_MAX - 200 });
  expect(await answered).toBe("room");
});

it("says that there is none where nothing can be sent", async () => {
  const { desk } = place({ connection: { state: "offline", retryAt: null }, waiting: WAITING_MAX });
  expect(await untilRoom(desk, 1)).toBe("offline");
});
