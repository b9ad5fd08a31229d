import { describe, expect, it } from "vitest";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { judgeTicket, type TicketCase } from "#renderer/sync/news/judge-ticket.ts";

const SAM = { id: "01900000-0000-7000-8000-000000000003", role: "support" } as const;
const CASEY = { id: "casey", role: "customer" } as const;
const TICKET = {
  id: "t",
  ticketNumber: "TICK-2026-0001",
  subject: "Printer on fire",
  status: "in_progress",
  userId: "casey",
  assignedTo: SAM.id,
  lastPosition: 3,
} as ShownTicket;
const BY_LEE = { actorId: "lee", actorName: "Lee" };
const casey = { userId: "casey", authorName: "Casey", isInternalNote: false, message: "Still burning." };
const sam = { userId: SAM.id, authorName: "Sam", isInternalNote: false, message: "We come." };
const note = { userId: "lee", authorName: "Lee", isInternalNote: true, message: "A known one." };
const mention = { ...note, message: `Look at this, @[${SAM.id}].` };

const judge = (parts: Partial<TicketCase>) =>
  judgeTicket({
    me: SAM,
    ticket: TICKET,
    mark: { seen: 2, isUnread: false },
    assignment: null,
    messages: [],
    ...parts,
  });

describe("what is new in a ticket", () => {
  it("is that somebody gave it to an agent; its past is not", () => {
    const { mark, news } = judge({ mark: null, assignment: BY_LEE });
    expect(mark).toEqual({ seen: 3, isUnread: true });
    expect(news).toMatchObject({ ticketId: "t", assignedBy: "Lee", messages: [] });
  });

  it("is not that an agent took it", () => {
    const own = { mark: null, assignment: { actorId: SAM.id, actorName: "Sam" } };
    expect(judge(own)).toEqual({ mark: { seen: 3, isUnread: false }, news: null });
    expect(judge({ mark: null, assignment: null }).news).toBeNull();
  });

  it("is what others wrote since, in an agent's own ticket and in a customer's", () => {
    expect(judge({ messages: [casey, note] }).news?.messages).toEqual([
      { authorName: "Casey", isInternalNote: false },
      { authorName: "Lee", isInternalNote: true },
    ]);
    const customers = judge({ me: CASEY, mark: null, messages: [casey, sam] });
    expect(customers.news).toMatchObject({
      assignedBy: null,
      messages: [{ authorName: "Sam", isInternalNote: false }],
    });
  });

  it("is not what one wrote oneself, nor what one has answered since, on whatever device", () => {
    expect(judge({ messages: [sam] })).toEqual({ mark: { seen: 3, isUnread: false }, news: null });
    expect(judge({ messages: [casey, sam], mark: { seen: 1, isUnread: true } }).mark?.isUnread).toBe(false);
  });

  it("stays unread where nothing was added to it", () => {
    expect(judge({ mark: { seen: 3, isUnread: true } })).toEqual({ mark: { seen: 3, isUnread: true }, news: null });
  });

  it("is nothing in a ticket that is closed by now", () => {
    const closed = { ...TICKET, status: "closed" } as ShownTicket;
    expect(judge({ ticket: closed, messages: [casey] })).toEqual({ mark: { seen: 3, isUnread: false }, news: null });
  });

  it("is nothing in a ticket of somebody else, which is new again once it comes back", () => {
    const others = { ...TICKET, assignedTo: "lee" } as ShownTicket;
    expect(judge({ ticket: others, messages: [casey, mention] })).toEqual({ mark: null, news: null });
  });

  it("is, of a ticket that one only follows, what mentions one in a note, be it closed or not", () => {
    const followed = { ...TICKET, assignedTo: "lee", isFollowed: true } as ShownTicket;
    const mark = { seen: 3, isUnread: false, isOnlyFollowed: true } as const;
    expect(judge({ ticket: followed, mark: null, messages: [casey, note] })).toEqual({ mark, news: null });
    for (const ticket of [followed, { ...followed, status: "closed" } as ShownTicket]) {
      const judged = judge({ ticket, mark, messages: [casey, mention] });
      expect(judged.mark).toEqual({ ...mark, isUnread: true });
      expect(judged.news).toMatchObject({
        mentionedBy: "Lee",
        messages: [{ authorName: "Lee", isInternalNote: true }],
      });
    }
    const inPublic = { ...mention, isInternalNote: false };
    expect(judge({ ticket: followed, mark, messages: [inPublic] }).news).toBeNull();
    expect(judge({ ticket: followed, mark, messages: [mention, sam] }).news).toBeNull();
  });

  it("names who mentioned one in one's own ticket, and is still told of a followed one that is given later", () => {
    expect(judge({ messages: [casey, mention] }).news).toMatchObject({ mentionedBy: "Lee" });
    const mark = { seen: 3, isUnread: false, isOnlyFollowed: true } as const;
    const { mark: now, news } = judge({ mark, assignment: BY_LEE });
    expect(news).toMatchObject({ assignedBy: "Lee" });
    expect(now).toEqual({ seen: 3, isUnread: true });
  });
});
