import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideOperation } from "#domain/ticket/decide-operation.ts";
import type { Intent } from "#domain/ticket/operation.ts";
import type { Ticket } from "#domain/ticket/ticket.ts";
import { undoOf } from "#domain/ticket/undo-intent.ts";
import { anyActor, anyIntent, anyTicket, EVERYBODY, MESSAGE_ID, NOW, PEOPLE, ticketOf } from "../arbitrary-desk.ts";
import { always } from "../property.ts";

/** The ticket after the intents, null where one of them was refused. */
function stateAfter(ticket: Ticket, actor: (typeof EVERYBODY)[number], intents: readonly Intent[]): Ticket | null {
  let now = ticket;
  for (const intent of intents) {
    const assignee = intent.kind === "assign" ? EVERYBODY.find(({ id }) => id === intent.args.assigneeId) : undefined;
    const decision = decideOperation(
      { ...intent, ticketId: ticket.id },
      { actor, ticket: now, now: NOW, assignee: assignee ?? null },
    );
    if (decision.verdict !== "accepted" || decision.effect.type !== "change") return null;
    now = { ...now, ...decision.effect.patch };
  }
  return now;
}

describe("taking back", () => {
  test("[T2] [T3] leads to the status, priority and assignee of before, whoever did what to whichever ticket", () => {
    always(
      fc.property(anyActor, anyTicket, anyIntent, (actor, before, intent) => {
        fc.pre(stateAfter(before, actor, [intent]) !== null);
        const undo = undoOf(intent, before, actor);
        fc.pre(undo.length > 0);
        expect(stateAfter(before, actor, [intent, ...undo])).toMatchObject({
          status: before.status,
          priority: before.priority,
          assignedTo: before.assignedTo,
        });
      }),
    );
  });

  test("an assignment of a ticket that was in progress in the queue needs its status as well", () => {
    const before = ticketOf({ status: "in_progress" });
    expect(undoOf({ kind: "take", args: {} }, before, PEOPLE.sam)).toEqual([
      { kind: "handBack", args: {} },
      { kind: "setStatus", args: { status: "in_progress" } },
    ]);
  });

  test("[T6] a customer who closed their ticket reopens it by a reply, not by taking back", () => {
    expect(undoOf({ kind: "setStatus", args: { status: "closed" } }, ticketOf(), PEOPLE.casey)).toEqual([]);
  });

  test("has nothing to do where nothing changed, and can't unsay words", () => {
    const before = ticketOf({ priority: "high" });
    expect(undoOf({ kind: "setPriority", args: { priority: "high" } }, before, PEOPLE.sam)).toEqual([]);
    const words = { messageId: MESSAGE_ID, message: "Hello", isInternalNote: false };
    expect(undoOf({ kind: "addMessage", args: words }, before, PEOPLE.sam)).toEqual([]);
  });
});
