import { expect, test } from "vitest";
import type { ThreadEvent, ThreadItem, ThreadMessage } from "#renderer/sync/desk.ts";
import { toThreadLines } from "#renderer/ticket-display/thread-lines.ts";

const NOON = "2026-11-24T12:00:00.000Z";
const LATER = "2026-11-24T12:00:00.001Z";

function event(id: string, change: Partial<ThreadEvent>): ThreadEvent {
  return {
    type: "event",
    id,
    ticketId: "ticket",
    field: "status",
    from: null,
    to: null,
    fromName: null,
    toName: null,
    actorId: "sam",
    actorName: "Sam Ortiz",
    at: NOON,
    ...change,
  };
}

function message(id: string): ThreadMessage {
  return {
    type: "message",
    id,
    ticketId: "ticket",
    userId: "sam",
    authorName: "Sam Ortiz",
    message: "Hello",
    isInternalNote: false,
    isStaffReply: true,
    position: 1,
    writtenAt: NOON,
    createdAt: NOON,
    state: "sent",
    operationId: null,
    attention: null,
    mentioned: [],
  };
}

/** The ids of what each line tells. */
function linesOf(items: readonly ThreadItem[]): string[] {
  return toThreadLines(items).map((line) =>
    line.type === "deed" ? line.events.map(({ id }) => id).join("+") : line.id,
  );
}

test("[T10] what one operation changed is one line, whatever was said before and after it", () => {
  const [assigned, started] = [event("assigned", { field: "assignedTo" }), event("started", {})];
  expect(linesOf([message("one"), assigned, started, message("two")])).toEqual(["one", "assigned+started", "two"]);
});

test.each([
  ["at another moment", event("second", { at: LATER })],
  ["by somebody else", event("second", { actorId: "kim", actorName: "Kim Park" })],
  ["by somebody who may not be known", event("second", { actorId: null, actorName: "Support" })],
  ["to the same field once more", event("second", { field: "assignedTo" })],
])("[T10] what was done %s has a line of its own", (_how, second) => {
  expect(linesOf([event("first", { field: "assignedTo" }), second])).toEqual(["first", "second"]);
});

test("[T10] neither a creation nor what stands on the other side of a message is told with something else", () => {
  expect(linesOf([event("created", { field: "created" }), event("closed", {})])).toEqual(["created", "closed"]);
  expect(linesOf([event("first", { field: "priority" }), message("one"), event("second", {})])).toEqual([
    "first",
    "one",
    "second",
  ]);
});
