import { describe, expect, it } from "vitest";
import { NOBODY_WAITS, waitingAfter, waitingSince } from "#domain/conversation/waiting.ts";
import { instantSchema } from "#domain/ticket/ticket.ts";

const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, "0")}:00:00.000Z`;
const open = { status: "open" as const, createdAt: at(1) };
const customer = (hour: number) => ({ isInternalNote: false, isStaffReply: false, createdAt: at(hour) });
const reply = (hour: number) => ({ isInternalNote: false, isStaffReply: true, createdAt: at(hour) });
const note = (hour: number) => ({ isInternalNote: true, isStaffReply: true, createdAt: at(hour) });

describe("how long a customer waits", () => {
  it.each([
    ["from the ticket on", [], at(1)],
    ["on, however often they write again", [customer(2), customer(3)], at(1)],
    ["on, for a note is no answer", [note(2)], at(1)],
    ["for nothing once they were answered", [customer(2), reply(3), note(4)], NOBODY_WAITS],
    ["from their first words after the answer", [reply(2), customer(3), customer(4)], at(3)],
  ])("they wait %s", (_case, thread, since) => {
    expect(waitingSince(open, thread)).toBe(since);
    expect(waitingSince({ ...open, status: "closed" }, thread)).toBe(NOBODY_WAITS);
  });

  it("is told of a change that is not confirmed as of the whole thread", () => {
    const steps = [customer(2), note(3), reply(4), note(5), customer(6), customer(7)];
    for (const [index, message] of steps.entries()) {
      const before = waitingSince(open, steps.slice(0, index));
      const after = waitingAfter(before, { status: "open", message, at: message.createdAt });
      expect(after).toBe(waitingSince(open, steps.slice(0, index + 1)));
    }
    expect(waitingAfter(at(1), { status: "closed", message: undefined, at: at(2) })).toBe(NOBODY_WAITS);
    expect(waitingAfter(at(1), { status: "in_progress", message: undefined, at: at(2) })).toBe(at(1));
  });

  it("is an instant like any other, and later than all", () => {
    expect(instantSchema.safeParse(NOBODY_WAITS).success).toBe(true);
    expect(NOBODY_WAITS > at(23)).toBe(true);
  });
});
