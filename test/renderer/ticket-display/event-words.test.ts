import { expect, test } from "vitest";
import type { ThreadEvent } from "#renderer/sync/desk.ts";
import { toEventWords } from "#renderer/ticket-display/event-words.ts";

const SAM = "0190b0a0-0000-7000-8000-000000000001";
const KIM = "0190b0a0-0000-7000-8000-000000000002";

function event(change: Partial<ThreadEvent>): ThreadEvent {
  return {
    type: "event",
    id: "0190b0a0-0000-7000-8000-00000000000e",
    ticketId: "0190b0a0-0000-7000-8000-00000000000f",
    field: "created",
    from: null,
    to: null,
    fromName: null,
    toName: null,
    actorId: SAM,
    actorName: "Sam Ortiz",
    at: "2026-11-24T12:00:00.000Z",
    ...change,
  };
}

test.each([
  [{ field: "created" }, "Sam Ortiz created the ticket"],
  [{ field: "status", from: "open", to: "closed" }, "Sam Ortiz closed the ticket"],
  [{ field: "status", from: "closed", to: "open" }, "Sam Ortiz reopened the ticket (Open)"],
  [{ field: "status", from: "open", to: "in_progress" }, "Sam Ortiz changed the status from Open to In progress"],
  [{ field: "priority", from: "low", to: "urgent" }, "Sam Ortiz changed the priority from Low to Urgent"],
  [{ field: "department", from: "sales", to: "billing" }, "Sam Ortiz moved it from Sales to Billing"],
  [{ field: "subject", from: "a", to: "b" }, "Sam Ortiz changed the subject from “a” to “b”"],
  [{ field: "assignedTo", to: SAM, toName: "Sam Ortiz" }, "Sam Ortiz took the ticket"],
  [{ field: "assignedTo", to: KIM, toName: "Kim Park" }, "Sam Ortiz assigned the ticket to Kim Park"],
  [{ field: "assignedTo", from: SAM, fromName: "Sam Ortiz" }, "Sam Ortiz handed the ticket back to the queue"],
  [
    { field: "assignedTo", from: KIM, fromName: "Kim Park" },
    "Sam Ortiz took the ticket from Kim Park and put it in the queue",
  ],
] as const)("[T10] %o reads as a sentence", (change, sentence) => {
  const { actor, deed } = toEventWords({ events: [event(change)] }, "somebody-else");
  expect(`${actor} ${deed}`).toBe(sentence);
});

test("[T10] one's own deeds are told as one's own, also where one is the object", () => {
  expect(toEventWords({ events: [event({ field: "created" })] }, SAM).actor).toBe("You");
  const toKim = event({ field: "assignedTo", to: KIM, toName: "Kim Park" });
  expect(toEventWords({ events: [toKim] }, KIM).deed).toBe("assigned the ticket to you");
});

test("[T10] what an assignment makes of the status is told with it, and several fields of one edit in one sentence", () => {
  const started = event({ field: "status", from: "open", to: "in_progress" });
  const taken = [event({ field: "assignedTo", to: SAM, toName: "Sam Ortiz" }), started] as const;
  expect(toEventWords({ events: taken }, KIM).deed).toBe("took the ticket (now In progress)");
  const edited = [
    event({ field: "subject", from: "a", to: "b" }),
    event({ field: "department", from: "sales", to: "billing" }),
  ] as const;
  expect(toEventWords({ events: edited }, KIM).deed).toBe(
    "changed the subject from “a” to “b” and moved it from Sales to Billing",
  );
});
