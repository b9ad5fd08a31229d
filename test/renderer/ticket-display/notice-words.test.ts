import { expect, test } from "vitest";
import type { OverruledNotice } from "#renderer/sync/desk.ts";
import { toNoticeText, toNoticeTitle } from "#renderer/ticket-display/notice-words.ts";

const [ME, KIM, LEE] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];

function notice(change: Partial<OverruledNotice>): OverruledNotice {
  return {
    id: crypto.randomUUID(),
    ticketId: crypto.randomUUID(),
    ticketNumber: "TICK-2026-0007",
    subject: "Printer on fire",
    field: "priority",
    from: null,
    to: null,
    fromName: null,
    toName: null,
    actorId: LEE,
    actorName: "Lee",
    at: "2026-11-24T12:00:00.000Z",
    ...change,
  };
}

test.each([
  [{ field: "priority", from: "urgent", to: "low" }, "Lee set the priority to Low. You had set it to Urgent."],
  [{ field: "status", from: "open", to: "closed" }, "Lee set the status to Closed. You had set it to Open."],
  [{ field: "subject", from: "a", to: "b" }, "Lee set the subject to “b”. You had set it to “a”."],
  [{ field: "description", from: "a", to: "b" }, "Lee rewrote the description. You had written another one."],
  [{ field: "assignedTo", from: ME, to: LEE }, "Lee took the ticket. You had taken it."],
  [
    { field: "assignedTo", from: KIM, fromName: "Kim", to: ME, toName: "Me" },
    "Lee assigned the ticket to you. You had assigned it to Kim.",
  ],
  [{ field: "assignedTo", from: ME, to: null }, "Lee put the ticket into the queue. You had taken it."],
  [
    { field: "userId", from: KIM, fromName: "Casey", to: ME, toName: "Robin" },
    "Lee set the customer to Robin. You had set it to Casey.",
  ],
] as const)("[S6] %o reads as two sentences", (change, text) => {
  expect(toNoticeText(notice(change), ME)).toBe(text);
});

test.each(["priority", "status", "assignedTo", "description"] as const)(
  "[S6] a notice about the %s that the words were taken out of tells no values, and nothing of who sees the ticket",
  (field) => {
    const emptied = notice({ field, subject: "" });
    expect(toNoticeText(emptied, ME)).toBe(
      "Lee replaced something that you had set. What it was is not shown any more.",
    );
    expect(toNoticeTitle(emptied)).toBe("TICK-2026-0007");
  },
);

test("[S6] names the ticket as people know it", () => {
  expect(toNoticeTitle(notice({}))).toBe("TICK-2026-0007 Printer on fire");
});
