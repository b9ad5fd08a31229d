import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { type OverlayContext, overlayMessages, overlayTicket } from "#renderer/sync/pending-overlay.ts";
import { always } from "#test/domain/property.ts";
import { CASEY_ID, messageDocument, SAM, storedOperation, ticketDocument } from "./support/documents.ts";

const KIM = {
  id: "01900000-0000-7000-8000-000000000003",
  role: "support" as const,
  displayName: "Kim",
  email: "kim@x.test",
};
const CASEY = { id: CASEY_ID, role: "customer" as const, displayName: "Casey", email: "casey@demo.test" };

function as(me: OverlayContext["me"]): OverlayContext {
  return {
    me,
    findStaff: (id) => [SAM, KIM].find((person) => person.id === id) ?? null,
    findCustomer: (choice) => ("id" in choice && choice.id === CASEY.id ? CASEY : null),
  };
}

const asSam = as(SAM);
const ticket = ticketDocument();
const on = (kind: StoredOperation["kind"], args: Record<string, unknown> = {}, change: Partial<StoredOperation> = {}) =>
  storedOperation({ kind, args, ticketId: ticket.id, ...change });

describe("confirmed state with pending operations on top", () => {
  it("[T2] [T3] taking starts a ticket and handing it back opens it again, before any server has heard of it", () => {
    expect(overlayTicket(ticket, [on("take")], asSam)).toMatchObject({ status: "in_progress", assigneeName: "Sam" });
    const both = overlayTicket(ticket, [on("take"), on("handBack")], asSam);
    expect(both).toMatchObject({ status: "open", assignedTo: null, assigneeName: null, pendingOperations: 2 });
  });

  it("[T5] [T7] a customer's reply to a closed ticket reopens it", () => {
    const closed = { ...ticket, status: "closed" as const, closedAt: ticket.createdAt };
    const reply = on("addMessage", { messageId: crypto.randomUUID(), message: "again!", isInternalNote: false });
    expect(overlayTicket(closed, [reply], as(CASEY))).toMatchObject({ status: "open", closedAt: null });
    expect(overlayTicket(closed, [reply], asSam)).toMatchObject({ status: "closed" });
  });

  it("[T12] taking what somebody else has by now shows no effect", () => {
    const taken = { ...ticket, assignedTo: KIM.id, assigneeName: "Kim" };
    expect(overlayTicket(taken, [on("take")], asSam)).toMatchObject({ assignedTo: KIM.id, pendingOperations: 1 });
  });

  it("[T8] a ticket made offline is there without a number, and shows it as soon as the answer brings it", () => {
    const args = { subject: "New", description: "Text", customer: { id: CASEY.id } };
    const made = on("createTicket", args);
    expect(overlayTicket(null, [made], asSam)).toMatchObject({
      ticketNumber: null,
      status: "open",
      priority: "medium",
      customerName: "Casey",
    });
    const outcome = { type: "applied" as const, version: "7", ticketNumber: "TICK-2026-0042" };
    const answered = { ...made, isAnswered: true, outcome };
    expect(overlayTicket(null, [answered], asSam)).toMatchObject({
      ticketNumber: "TICK-2026-0042",
      pendingOperations: 0,
    });
  });

  it("[S5] refused and withdrawn operations have no effect on a ticket; refused words stay in the thread", () => {
    const refusal = { code: "not_found" as const, message: "Gone." };
    const refused = { isAnswered: true, outcome: { type: "refused" as const, version: "9", refusal } };
    const status = on("setStatus", { status: "closed" }, refused);
    const priority = on("setPriority", { priority: "urgent" }, { isWithdrawn: true });
    expect(overlayTicket(ticket, [status, priority], asSam)).toMatchObject({ status: "open", priority: "medium" });
    const words = on("addMessage", { messageId: crypto.randomUUID(), message: "words", isInternalNote: true }, refused);
    expect(overlayMessages([], [words], SAM)).toMatchObject([
      { message: "words", state: "needs_attention", attention: { refusal } },
    ]);
  });

  it("[M5] a message is saved, then sent, and once it has arrived it is not shown a second time", () => {
    const messageId = crypto.randomUUID();
    const saved = on("addMessage", { messageId, message: "hi", isInternalNote: false });
    const sent = { ...saved, isAnswered: true, outcome: { type: "applied" as const, version: "9" } };
    expect(overlayMessages([], [saved], SAM)).toMatchObject([{ state: "saved", position: null, isStaffReply: true }]);
    expect(overlayMessages([], [sent], SAM)).toMatchObject([{ state: "sent" }]);
    expect(overlayMessages([messageDocument({ id: messageId })], [sent], SAM)).toEqual([]);
  });

  it("an applied operation stops counting once the ticket is confirmed with its version or a later one", () => {
    const applied = on(
      "setPriority",
      { priority: "high" },
      {
        isAnswered: true,
        outcome: { type: "applied", version: "150" },
      },
    );
    expect(overlayTicket({ ...ticket, version: "149" }, [applied], asSam)).toMatchObject({ priority: "high" });
    expect(overlayTicket({ ...ticket, version: "150" }, [applied], asSam)).toMatchObject({ priority: "medium" });
    expect(overlayTicket({ ...ticket, version: "1000" }, [applied], asSam)).toMatchObject({ priority: "medium" });
  });

  it("applied over a state that holds the effect already, each operation changes nothing more", () => {
    always(
      fc.property(
        anyTicket,
        anyOperation,
        fc.constantFrom(SAM, { ...SAM, role: "admin" as const }, CASEY),
        (before, operation, me) => {
          const once = overlayTicket(before, [operation], as(me));
          const twice = overlayTicket(toDocument(once, before), [operation], as(me));
          expect(withoutTimes(twice)).toEqual(withoutTimes(once));
        },
      ),
    );
  });

  it("shows several operations as it would show them one after the other", () => {
    always(
      fc.property(anyTicket, fc.array(anyOperation, { maxLength: 6 }), (before, operations) => {
        const together = overlayTicket(before, operations, asSam);
        const apart = operations.reduce<TicketDocument>(
          (state, operation) => toDocument(overlayTicket(state, [operation], asSam), state),
          before,
        );
        expect({ ...together, pendingOperations: 0 }).toEqual(overlayTicket(apart, [], asSam));
      }),
    );
  });
});

const anyTicket = fc
  .record({
    status: fc.constantFrom(...STATUSES),
    priority: fc.constantFrom(...PRIORITIES),
    department: fc.constantFrom(...DEPARTMENTS),
    assignedTo: fc.constantFrom(null, SAM.id, KIM.id),
    isFollowed: fc.boolean(),
  })
  .map((fields) => ({
    ...ticket,
    ...fields,
    assigneeName: [SAM, KIM].find(({ id }) => id === fields.assignedTo)?.displayName ?? null,
    closedAt: fields.status === "closed" ? ticket.createdAt : null,
  }));

const anyOperation = fc.oneof(
  fc.constantFrom(...STATUSES).map((status) => on("setStatus", { status })),
  fc.constantFrom(...PRIORITIES).map((priority) => on("setPriority", { priority })),
  fc.constantFrom(SAM.id, KIM.id).map((assigneeId) => on("assign", { assigneeId })),
  fc
    .constantFrom("unassign", "take", "handBack", "follow", "unfollow")
    .map((kind) => on(kind as StoredOperation["kind"])),
  fc.constantFrom(...DEPARTMENTS).map((department) => on("editFields", { department })),
  fc
    .boolean()
    .map((isInternalNote) => on("addMessage", { messageId: crypto.randomUUID(), message: "text", isInternalNote })),
);

function toDocument(shown: ShownTicket | null, before: TicketDocument): TicketDocument {
  if (!shown) throw new Error("The ticket has gone.");
  const { pendingOperations: _pending, ticketNumber, ...fields } = shown;
  return { ...fields, ticketNumber: ticketNumber ?? "", version: before.version };
}

function withoutTimes(shown: ShownTicket | null) {
  return shown && { ...shown, updatedAt: "", closedAt: shown.closedAt === null ? null : "" };
}
