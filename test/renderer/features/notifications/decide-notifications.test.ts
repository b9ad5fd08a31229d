import { describe, expect, it } from "vitest";
import { decideNotifications } from "#renderer/features/notifications/decide-notifications.ts";
import type { TicketNews } from "#renderer/sync/desk.ts";

const CALM = { isQuiet: false, lookedAt: null };

function reply(number: number, authors = ["Casey"]): TicketNews {
  const messages = authors.map((authorName) => ({ authorName, isInternalNote: false }));
  const ticketNumber = `TICK-2026-000${number}`;
  const told = { ticketId: `t${number}`, ticketNumber, subject: "Printer on fire" };
  return { ...told, assignedBy: null, mentionedBy: null, messages };
}

const mentioned = (number: number): TicketNews => ({ ...reply(number, ["Lee"]), mentionedBy: "Lee" });
const given = (number: number): TicketNews => ({ ...reply(number, []), assignedBy: "Lee" });

describe("notifications", () => {
  it("name who did what and which ticket, and open it", () => {
    expect(decideNotifications([mentioned(3)], CALM)).toEqual([
      { title: "Lee mentioned you in a note", body: "TICK-2026-0003 · Printer on fire", ticketId: "t3" },
    ]);
    expect(decideNotifications([reply(1), given(2)], CALM)).toEqual([
      { title: "Casey replied", body: "TICK-2026-0001 · Printer on fire", ticketId: "t1" },
      { title: "Lee assigned you a ticket", body: "TICK-2026-0002 · Printer on fire", ticketId: "t2" },
    ]);
  });

  it("tell a note from a reply, and several messages of one ticket as one", () => {
    const note = { ...reply(1), messages: [{ authorName: "Lee", isInternalNote: true }] };
    const titles = decideNotifications([note, reply(2, ["Casey", "Robin"])], CALM).map(({ title }) => title);
    expect(titles).toEqual(["Lee wrote an internal note", "2 new messages"]);
  });

  it("are one after a long absence, whatever came", () => {
    const batch = [
      ...Array.from({ length: 9 }, (_, at) => reply(at)),
      given(10),
      { ...given(11), ...reply(11), assignedBy: "Lee" },
    ];
    expect(decideNotifications(batch, CALM)).toEqual([
      { title: "News in 11 tickets", body: "2 assigned to you, 10 with new messages", ticketId: null },
    ]);
  });

  it("are none for the ticket that is being looked at, and none in quiet hours", () => {
    expect(decideNotifications([reply(1)], { ...CALM, lookedAt: "t1" })).toEqual([]);
    expect(decideNotifications([reply(1)], { ...CALM, isQuiet: true })).toEqual([]);
  });
});
