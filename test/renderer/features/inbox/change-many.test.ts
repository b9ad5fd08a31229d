import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { toDoneWords, toLeftWords } from "#renderer/features/inbox/bulk-words.ts";
import { type CommonChange, changeMany } from "#renderer/features/inbox/change-many.ts";
import { changeOfView } from "#renderer/features/inbox/change-of-view.ts";
import { RefusedHere, type ShownTicket, type Submission } from "#renderer/sync/desk.ts";

const lead = { id: "lead", role: "admin", displayName: "Lead", email: "lead@test.example" } as const;
const sam = { id: "sam", role: "support", displayName: "Sam", email: "sam@test.example" } as const;

/** A desk of three tickets, as far as this asks for them. */
function deskOf(submit: (submission: Submission) => void = () => undefined) {
  const submitted: Submission[] = [];
  const standing = { status: "open", priority: "low", department: "billing", assignedTo: null } as const;
  const tickets: Record<string, Pick<ShownTicket, "status" | "priority" | "department" | "assignedTo">> = {
    a: standing,
    b: { ...standing, status: "in_progress", assignedTo: "kim" },
    c: { ...standing, status: "closed", assignedTo: "sam" },
  };
  const desk = {
    me: lead,
    watchTicket: (id: string) => of(tickets[id] ? ({ id, ...tickets[id] } as ShownTicket) : null),
    async submit(submission: Submission) {
      submit(submission);
      submitted.push(submission);
      return submission.ticketId;
    },
  };
  return { desk, submitted };
}

const toSam: CommonChange = { kind: "assign", args: { assigneeId: "sam" } };

describe("one change for many", () => {
  it("is an operation for each ticket that does not stand so already, with what leads back", async () => {
    const { desk, submitted } = deskOf();
    const { changed, refused, fault } = await changeMany(desk, ["a", "b", "c", "gone"], toSam);
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
    const { desk } = deskOf(({ ticketId }) => {
      if (ticketId === "a") throw new RefusedHere(refusal);
    });
    const { changed, refused } = await changeMany(desk, ["a", "b"], toSam);
    expect(changed.map(({ ticketId }) => ticketId)).toEqual(["b"]);
    expect(toLeftWords(refused)).toBe("1 was not changed: Not this one.");
  });

  it("stops where nothing can be stored any more, and keeps what was", async () => {
    const full = new Error("The disk is full.");
    const { desk } = deskOf(({ ticketId }) => {
      if (ticketId === "b") throw full;
    });
    const { changed, fault } = await changeMany(desk, ["a", "b", "c"], {
      kind: "setPriority",
      args: { priority: "high" },
    });
    expect(changed.map(({ ticketId }) => ticketId)).toEqual(["a"]);
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
