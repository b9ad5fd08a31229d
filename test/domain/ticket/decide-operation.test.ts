// What holds for every operation, ticket and person: generated cases over the whole judge.

import fc from "fast-check";
import { expect, it } from "vitest";
import { isStaff } from "#domain/people/role.ts";
import { hasReach } from "#domain/people/sight.ts";
import { type Decision, decideOperation } from "#domain/ticket/decide-operation.ts";
import { OPERATION_KINDS } from "#domain/ticket/operation.ts";
import { NOT_FOUND, refusalSchema } from "#domain/ticket/refusal.ts";
import type { Ticket } from "#domain/ticket/ticket.ts";
import { anyCase, anyIntent, TICKET_ID } from "../arbitrary-desk.ts";
import { after } from "../judge.ts";
import { always } from "../property.ts";

it("the generated cases reach every kind of operation", () => {
  const kinds = new Set(fc.sample(anyIntent, { seed: 1, numRuns: 500 }).map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual([...OPERATION_KINDS].toSorted());
});

it("[S5] every operation ends in a decision; a refusal says why in whole words", () => {
  always(
    fc.property(anyCase, ({ operation, circumstances }) => {
      const decision = decideOperation(operation, circumstances);
      if (decision.verdict !== "refused") return;
      const refusal = refusalSchema.parse(decision.refusal);
      expect(refusal.message).toMatch(/^[A-Z].{10,}[.]$/);
    }),
    3_000,
  );
});

it("[S2] what was applied and is judged again changes nothing more", () => {
  always(
    fc.property(anyCase, ({ operation, circumstances }) => {
      const first = decideOperation(operation, circumstances);
      if (first.verdict !== "accepted" || !circumstances.ticket) return;
      const ticket = after(circumstances.ticket, first);
      const again = decideOperation(operation, { ...circumstances, ticket });
      expect(again).toMatchObject({ verdict: "accepted", history: [], overruled: [] });
      expect(after(ticket, again)).toEqual(ticket);
    }),
    3_000,
  );
});

it("[T10] history tells exactly the differences between before and after", () => {
  always(
    fc.property(anyCase, ({ operation, circumstances }) => {
      const decision = decideOperation(operation, circumstances);
      const { ticket } = circumstances;
      if (decision.verdict !== "accepted" || !ticket) return;
      const told = Object.fromEntries(decision.history.map(({ field, from, to }) => [field, [from, to]]));
      expect(told).toEqual(differences(ticket, after(ticket, decision)));
    }),
    3_000,
  );
});

it("[T4][T5] a ticket is closed exactly while it has a time of closing, whatever happens to it", () => {
  always(
    fc.property(anyCase, ({ operation, circumstances }) => {
      const made = madeBy(decideOperation(operation, circumstances), circumstances.ticket);
      if (made) expect(made.closedAt !== null).toBe(made.status === "closed");
    }),
    3_000,
  );
});

it("[P2][S9] without reach everything is refused with one and the same answer", () => {
  always(
    fc.property(anyCase, ({ operation, circumstances }) => {
      const { ticket, actor } = circumstances;
      if (operation.kind === "createTicket" || (ticket && hasReach(actor, ticket))) return;
      expect(decideOperation(operation, circumstances)).toEqual({ verdict: "refused", refusal: NOT_FOUND });
    }),
    2_000,
  );
});

it("[P1] customers never change more than a status and their own thread", () => {
  always(
    fc.property(anyCase, ({ operation, circumstances }) => {
      const { actor, ticket } = circumstances;
      const decision = decideOperation(operation, circumstances);
      if (isStaff(actor.role) || decision.verdict !== "accepted") return;
      const { effect } = decision;
      const { userId } = effect.type === "create" ? effect.ticket : ticket!;
      expect(userId).toBe(actor.id);
      if (effect.type === "create") return;
      expect(effect.type).toBe("change");
      expect(Object.keys(differences(ticket!, after(ticket!, decision))).filter((field) => field !== "status")).toEqual(
        [],
      );
    }),
    3_000,
  );
});

it("[M3] nothing but a public reply is held, and only where its author had not seen somebody else's words", () => {
  const verdicts = new Set<string>();
  always(
    fc.property(anyCase, ({ operation, circumstances }) => {
      const decision = decideOperation(operation, circumstances);
      const { foreignPosition, ...onDevice } = circumstances;
      const otherwise = decideOperation(operation, onDevice);
      const hasMissed = operation.seen.position !== undefined && foreignPosition > operation.seen.position;
      const isReply = operation.kind === "addMessage" && !operation.args.isInternalNote;
      verdicts.add(decision.verdict);
      // What would be refused anyway is told so at once, and a device that judges for itself never holds.
      const isHeld = isReply && hasMissed && otherwise.verdict === "accepted";
      expect(decision).toEqual(isHeld ? { verdict: "held", position: foreignPosition } : otherwise);
      expect(otherwise.verdict).not.toBe("held");
    }),
    5_000,
  );
  expect([...verdicts].toSorted()).toEqual(["accepted", "held", "refused"]);
});

it("[M3] whoever has read up to the position that held their words sends them", () => {
  always(
    fc.property(anyCase, ({ operation, circumstances }) => {
      const decision = decideOperation(operation, circumstances);
      if (decision.verdict !== "held") return;
      const again = { ...operation, seen: { ...operation.seen, position: decision.position } };
      expect(decideOperation(again, circumstances).verdict).toBe("accepted");
    }),
    5_000,
  );
});

it("no operation changes whom or what a ticket is: its id, or its customer but by an admin's edit", () => {
  always(
    fc.property(anyCase, ({ operation, circumstances }) => {
      const made = madeBy(decideOperation(operation, circumstances), circumstances.ticket);
      if (!made) return;
      expect(made.id).toBe(TICKET_ID);
      if (operation.kind !== "editFields" && circumstances.ticket) {
        expect(made.userId).toBe(circumstances.ticket.userId);
      }
    }),
    2_000,
  );
});

function madeBy(decision: Decision, ticket: Ticket | null): Ticket | null {
  if (decision.verdict !== "accepted") return null;
  return decision.effect.type === "create" ? decision.effect.ticket : ticket && after(ticket, decision);
}

function differences(before: Ticket, now: Ticket): Record<string, unknown[]> {
  const fields = Object.keys(before).filter((field) => field !== "closedAt") as (keyof Ticket)[];
  const changed = fields.filter((field) => before[field] !== now[field]);
  return Object.fromEntries(changed.map((field) => [field, [before[field], now[field]]]));
}
