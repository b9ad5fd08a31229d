import { describe, expect, it } from "vitest";
import type { ShownTicket, TicketSort } from "#renderer/sync/desk.ts";
import { toShown } from "#renderer/sync/pending-overlay.ts";
import { isInFilter, orderOf } from "#renderer/sync/reading/ticket-order.ts";
import { ticketDocument } from "./support/documents.ts";

function shown(change: Parameters<typeof ticketDocument>[0]): ShownTicket {
  return toShown(ticketDocument(change));
}

describe("lists of tickets", () => {
  it("[T8] sorts numbers as numbers, and puts tickets without one first, as the newest", () => {
    const tickets = [
      shown({ ticketNumber: "TICK-2026-9999", numberOrder: 2_026_000_009_999 }),
      { ...shown({ numberOrder: Number.MAX_SAFE_INTEGER }), ticketNumber: null },
      shown({ ticketNumber: "TICK-2026-10000", numberOrder: 2_026_000_010_000 }),
      shown({ ticketNumber: "TICK-2027-0001", numberOrder: 2_027_000_000_001 }),
    ];
    const numbers = tickets.sort(orderOf({ sort: "number", group: null })).map(({ ticketNumber }) => ticketNumber);
    expect(numbers).toEqual([null, "TICK-2027-0001", "TICK-2026-10000", "TICK-2026-9999"]);
  });

  it("sorts by time, by last change and by priority, the most urgent first", () => {
    const early = shown({ id: "a", createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-03-01T00:00:00.000Z" });
    const urgent = shown({
      id: "b",
      createdAt: "2026-02-01T00:00:00.000Z",
      updatedAt: "2026-02-01T00:00:00.000Z",
      priority: "urgent",
    });
    const late = shown({
      id: "c",
      createdAt: "2026-02-02T00:00:00.000Z",
      updatedAt: "2026-02-02T00:00:00.000Z",
      priority: "low",
    });
    const order = (sort: TicketSort) =>
      [early, urgent, late]
        .sort(orderOf({ sort, group: null }))
        .map(({ id }) => id)
        .join("");
    expect(order("newest")).toBe("cba");
    expect(order("oldest")).toBe("abc");
    expect(order("recently_updated")).toBe("acb");
    expect(order("priority")).toBe("bac");
  });

  it("narrows by every part of a filter, the unassigned queue among them", () => {
    const mine = shown({ assignedTo: "01900000-0000-7000-8000-000000000001", status: "in_progress" });
    const queued = shown({ priority: "high" });
    const find = (filter: Parameters<typeof isInFilter>[1]) => [mine, queued].filter((one) => isInFilter(one, filter));
    expect(find({})).toEqual([mine, queued]);
    expect(find({ assignedTo: [null] })).toEqual([queued]);
    expect(find({ assignedTo: [mine.assignedTo] })).toEqual([mine]);
    expect(find({ status: ["open"], priority: ["high", "low"] })).toEqual([queued]);
    expect(find({ status: [] })).toEqual([]);
    expect(find({ isFollowed: true })).toEqual([]);
  });
});
