import { BehaviorSubject } from "rxjs";
import { describe, expect, it } from "vitest";
import type { Refusal } from "#domain/ticket/refusal.ts";
import { toDoneWords, toLeftWords } from "#renderer/features/inbox/bulk-words.ts";
import { type CommonChange, changeMany } from "#renderer/features/inbox/change-many.ts";
import { changeOfView } from "#renderer/features/inbox/change-of-view.ts";
import type { ShownTicket, Submission, SyncStatus } from "#renderer/sync/desk.ts";
import { WAITING_MAX } from "#renderer/ticket-display/room-to-send.ts";
import { SLICE } from "#renderer/ticket-display/undo.ts";

const lead = { id: "lead", role: "admin", displayName: "Lead", email: "lead@test.example" } as const;
const sam = { id: "sam", role: "support", displayName: "Sam", email: "sam@test.example" } as const;

/** A desk of three tickets, as far as this asks for them. */
function deskOf(judge: (submission: Submission) => Refusal | null = () => null) {
  const submitted: Submission[] = [];
  const standing = { status: "open", priority: "low", department: "billing", assignedTo: null } as const;
  const tickets: Record<string, Pick<ShownTicket, "status" | "priority" | "department" | "assignedTo">> = {
    a: standing,
    b: { ...standing, status: "in_progress", assignedTo: "kim" },
    c: { ...standing, status: "closed", assignedTo: "sam" },
  };
  const desk = {
    me: lead,
    watchStatus: () => new BehaviorSubject({ waiting: 0, connection: { state: "online" } } as SyncStatus),
    async findTickets(ids: readonly string[]) {
      const here = ids.filter((id) => tickets[id]);
      return new Map(here.map((id) => [id, { id, ...tickets[id] } as ShownTicket]));
    },
    async submitMany(submissions: readonly Submission[]) {
      const refusals = submissions.map(judge);
      submitted.push(...submissions);
      return refusals;
    },
  };
  return { desk, submitted };
}

/** As many as make three slices, of which the last is short. */
const MANY = Array.from({ length: 2 * SLICE + 1 }, (_, at) => `ticket-${at}`);

function changing(stopAfter = Number.POSITIVE_INFINITY) {
  const told: number[] = [];
  const stopper = new AbortController();
  return {
    told,
    signal: stopper.signal,
    onProgress(done: number) {
      told.push(done);
      if (told.length === stopAfter) stopper.abort();
    },
  };
}

const toSam: CommonChange = { kind: "assign", args: { assigneeId: "sam" } };

describe("one change for many", () => {
  it("leaves the rest alone where without the network no more may wait", async () => {
    const { desk } = deskOf();
    const status = { waiting: 0, connection: { state: "offline", retryAt: null } } as unknown as SyncStatus;
    const status$ = new BehaviorSubject(status);
    const submitMany: typeof desk.submitMany = (submissions) => {
      status$.next({ ...status, waiting: WAITING_MAX });
      return desk.submitMany(submissions);
    };
    const findTickets = async (ids: readonly string[]) =>
      new Map(ids.map((id) => [id, { id, assignedTo: null } as ShownTicket]));
    const offline = { ...desk, watchStatus: () => status$, submitMany, findTickets };
    const { changed, heldBack } = await changeMany(offline, MANY, toSam, changing());
    expect({ changed: changed.length, heldBack }).toEqual({ changed: SLICE, heldBack: MANY.length - SLICE });
  });

  it("is an operation for each ticket that does not stand so already, with what leads back", async () => {
    const { desk, submitted } = deskOf();
    const { changed, refused, fault } = await changeMany(desk, ["a", "b", "c", "gone"], toSam, changing());
    expect(submitted).toEqual([
      { ...toSam, ticketId: "a" },
      { ...toSam, ticketId: "b" },
    ]);
    expect(changed).toEqual([
      { ticketId: "a", undo: [{ kind: "unassign", args: {} }] },
      { ticketId: "b", undo: [{ kind: "assign", args: { assigneeId: "kim" } }] },
    ]);
    expect([refused, fault]).toEqual([[], null]);
  });

  it("goes on after a ticket that refuses it, and tells why", async () => {
    const refusal = { code: "forbidden", message: "Not this one." } as const;
    const { desk } = deskOf(({ ticketId }) => (ticketId === "a" ? refusal : null));
    const { changed, refused } = await changeMany(desk, ["a", "b"], toSam, changing());
    expect(changed.map(({ ticketId }) => ticketId)).toEqual(["b"]);
    expect(toLeftWords(refused)).toBe("1 was not changed: Your role may not do this.");
  });

  it("goes slice by slice, tells how far it is, and ends behind the slice in which it is stopped", async () => {
    const { desk, submitted } = deskOf();
    const findTickets = async (ids: readonly string[]) => new Map(ids.map((id) => [id, { id } as ShownTicket]));
    const whole = changing();
    expect((await changeMany({ ...desk, findTickets }, MANY, toSam, whole)).changed).toHaveLength(MANY.length);
    expect(whole.told).toEqual([SLICE, 2 * SLICE, MANY.length]);
    submitted.splice(0);
    const stopped = changing(1);
    expect((await changeMany({ ...desk, findTickets }, MANY, toSam, stopped)).changed).toHaveLength(SLICE);
    expect(submitted).toHaveLength(SLICE);
  });

  it("stops where nothing can be stored any more, and keeps what was", async () => {
    const full = new Error("The disk is full.");
    const { desk } = deskOf();
    const findTickets = async (ids: readonly string[]) => new Map(ids.map((id) => [id, { id } as ShownTicket]));
    let slices = 0;
    const submitMany: typeof desk.submitMany = async (submissions) => {
      slices += 1;
      if (slices === 2) throw full;
      return desk.submitMany(submissions);
    };
    const { changed, fault } = await changeMany({ ...desk, findTickets, submitMany }, MANY, toSam, changing());
    expect(changed).toHaveLength(SLICE);
    expect(fault).toBe(full);
  });
});

describe("dropping on a view", () => {
  it.each([
    ["assignee-kim", { kind: "assign", args: { assigneeId: "kim" } }],
    ["mine", { kind: "assign", args: { assigneeId: "lead" } }],
    ["unassigned", { kind: "unassign", args: {} }],
    ["status-closed", { kind: "setStatus", args: { status: "closed" } }],
    ["priority-urgent", { kind: "setPriority", args: { priority: "urgent" } }],
    ["department-sales", { kind: "editFields", args: { department: "sales" } }],
    ["all", null],
    ["followed", null],
  ] as const)("%s asks of an admin's tickets what belongs there", (view, change) => {
    expect(changeOfView(view, lead)).toEqual(change);
  });

  it("[P1] offers a support agent no more than they may do", () => {
    expect(changeOfView("assignee-kim", sam)).toBeNull();
    expect(changeOfView("unassigned", sam)).toBeNull();
    expect(changeOfView("department-sales", sam)).toBeNull();
    expect(changeOfView("mine", sam)).toEqual({ kind: "take", args: {} });
  });
});

it("says what was done, and to how many", () => {
  expect(toDoneWords(toSam, 2, () => "Sam")).toBe("2 tickets assigned to Sam");
  expect(toDoneWords({ kind: "setStatus", args: { status: "closed" } }, 1, String)).toBe("1 ticket set to Closed");
});
