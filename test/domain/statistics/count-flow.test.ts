import { describe, expect, it } from "vitest";
import {
  countFlow,
  type FlowKind,
  firstResponses,
  flowKindOf,
  type Happenings,
} from "#domain/statistics/count-flow.ts";

const PERIOD = { from: "2026-06-03", to: "2026-06-05", timeZone: "UTC" };

function happened(kind: FlowKind, at: string, { actorId = "sam", ticketCreatedAt = at } = {}) {
  return { kind, at, actorId, ticketCreatedAt };
}

function count(given: Partial<Happenings>) {
  return countFlow({
    scope: "desk",
    period: PERIOD,
    now: "2026-06-05T12:00:00.000Z",
    active: 0,
    flow: [],
    responses: [],
    ...given,
  });
}

describe("what a change is to the figures", () => {
  it.each([
    [{ field: "created", from: null, to: null }, "created"],
    [{ field: "status", from: "open", to: "closed" }, "closed"],
    [{ field: "status", from: "in_progress", to: "closed" }, "closed"],
    [{ field: "status", from: "closed", to: "open" }, "reopened"],
    [{ field: "status", from: "open", to: "in_progress" }, null],
    [{ field: "priority", from: "low", to: "high" }, null],
  ] as const)("%j is %s", (change, kind) => {
    expect(flowKindOf(change)).toBe(kind);
  });
});

describe("the days", () => {
  it("show what was created, closed and reopened on each, and what was open at its end", () => {
    const { days } = count({
      active: 5,
      flow: [
        happened("created", "2026-06-03T08:00:00.000Z"),
        happened("created", "2026-06-03T23:59:59.999Z"),
        happened("closed", "2026-06-04T00:00:00.000Z"),
        happened("reopened", "2026-06-05T10:00:00.000Z"),
        happened("created", "2026-06-02T10:00:00.000Z"),
      ],
    });
    expect(days).toEqual([
      { day: "2026-06-03", created: 2, closed: 0, reopened: 0, open: 5 },
      { day: "2026-06-04", created: 0, closed: 1, reopened: 0, open: 4 },
      { day: "2026-06-05", created: 0, closed: 0, reopened: 1, open: 5 },
    ]);
  });

  it("of a past period are counted back over what has happened since", () => {
    const { days } = count({
      now: "2026-06-10T00:00:00.000Z",
      active: 1,
      flow: [happened("closed", "2026-06-08T00:00:00.000Z"), happened("closed", "2026-06-06T00:00:00.000Z")],
    });
    expect(days.map(({ open }) => open)).toEqual([3, 3, 3]);
  });

  it("that are yet to come have nothing open", () => {
    const { days } = count({ now: "2026-06-04T12:00:00.000Z", active: 2 });
    expect(days.map(({ open }) => open)).toEqual([2, 2, null]);
  });

  it("of one person's own tell neither what was created nor what is open", () => {
    const { days, flow } = count({ scope: "own", active: 2, flow: [happened("closed", "2026-06-04T00:00:00.000Z")] });
    expect(days.map(({ created, closed, open }) => [created, closed, open])).toEqual([
      [null, 0, null],
      [null, 1, null],
      [null, 0, null],
    ]);
    expect(flow).toMatchObject({ created: null, closed: 1 });
  });
});

describe("the sums", () => {
  it("are of the period and of as many days before it", () => {
    const { flow, flowBefore } = count({
      flow: [
        happened("closed", "2026-05-30T23:59:59.999Z"),
        happened("closed", "2026-05-31T00:00:00.000Z", { ticketCreatedAt: "2026-05-30T00:00:00.000Z" }),
        happened("closed", "2026-06-03T00:00:00.000Z", { ticketCreatedAt: "2026-06-02T23:59:00.000Z" }),
        happened("closed", "2026-06-06T00:00:00.000Z"),
      ],
    });
    expect(flowBefore.resolution).toEqual({ count: 1, median: 86_400, p90: 86_400 });
    expect(flow.resolution).toEqual({ count: 1, median: 60, p90: 60 });
  });

  it("of a person are of what they did themselves", () => {
    const at = "2026-06-04T00:01:00.000Z";
    const { shareOf } = count({
      flow: [happened("closed", at, { actorId: "kim" }), happened("closed", "2026-06-01T00:00:00.000Z")],
      responses: [{ at, actorId: "kim", ticketCreatedAt: "2026-06-04T00:00:00.000Z" }],
    });
    expect(shareOf("kim")).toEqual({ closed: 1, closedBefore: 0, firstResponse: { count: 1, median: 60, p90: 60 } });
    expect(shareOf("sam")).toMatchObject({ closed: 0, closedBefore: 1, firstResponse: { count: 0 } });
  });
});

it("a first response is the first by position, in a ticket that had none before", () => {
  const replies = [
    { ticketId: "a", position: 4 },
    { ticketId: "a", position: 2 },
    { ticketId: "b", position: 9 },
  ];
  expect(firstResponses(replies, new Set(["b"]))).toEqual([{ ticketId: "a", position: 2 }]);
});
