import { describe, expect, it } from "vitest";
import { STATUSES, type Status } from "#domain/ticket/values.ts";
import { EARLIER, EVERYBODY, NOW, PEOPLE, STAFF, ticketOf } from "../arbitrary-desk.ts";
import { judge, mustAccept, mustRefuse, outcomeOf } from "../judge.ts";

const moves = STATUSES.flatMap((from) => STATUSES.map((to) => ({ from, to })));

describe.each(moves)("$from → $to", ({ from, to }) => {
  const intent = { kind: "setStatus", args: { status: to } } as const;
  const tickets = [null, ...STAFF.map(({ id }) => id)].map((assignedTo) => ticketOf({ status: from, assignedTo }));

  it.each(STAFF)("[T6] $role may, whoever has the ticket", (actor) => {
    for (const ticket of tickets) {
      expect(outcomeOf(actor, intent, ticket)).toEqual({ ...ticket, status: to, closedAt: closingTime(from, to) });
    }
  });

  it("[T6] the customer may close their own ticket and nothing else", () => {
    for (const ticket of tickets) {
      const decision = judge(PEOPLE.casey, intent, { ticket });
      expect(decision.verdict).toBe(to === "closed" ? "accepted" : "refused");
      if (decision.verdict === "refused")
        expect(decision.refusal).toMatchObject({ code: "forbidden", field: "status" });
    }
  });

  it("[T6][S9] another customer learns no more than that there is no such ticket", () => {
    for (const ticket of tickets) {
      const refusal = mustRefuse(PEOPLE.robin, intent, { ticket });
      expect(refusal).toEqual(mustRefuse(PEOPLE.robin, intent, { ticket: null }));
      expect(refusal.code).toBe("not_found");
    }
  });

  it("[T10] history tells the move, and nothing where there was none", () => {
    const { history } = mustAccept(PEOPLE.sam, intent, { ticket: ticketOf({ status: from }) });
    expect(history).toEqual(from === to ? [] : [{ field: "status", from, to }]);
  });
});

it("[T4] closing takes the server's time; closing again keeps the first", () => {
  const close = { kind: "setStatus", args: { status: "closed" } } as const;
  for (const actor of EVERYBODY.filter((person) => person !== PEOPLE.robin)) {
    expect(outcomeOf(actor, close, ticketOf()).closedAt).toBe(NOW);
    expect(outcomeOf(actor, close, ticketOf({ status: "closed" })).closedAt).toBe(EARLIER);
  }
});

it("[S6] tells who was overruled when the status had changed since the author looked", () => {
  const ticket = ticketOf({ status: "in_progress", assignedTo: PEOPLE.sam.id });
  const close = { kind: "setStatus", args: { status: "closed" } } as const;
  const told = mustAccept(PEOPLE.kim, close, { ticket, seen: { fields: { status: "open" } } });
  expect(told.overruled).toEqual([{ field: "status", from: "in_progress", to: "closed" }]);
  expect(mustAccept(PEOPLE.kim, close, { ticket, seen: { fields: { status: "in_progress" } } }).overruled).toEqual([]);
  expect(mustAccept(PEOPLE.kim, close, { ticket, seen: { fields: { priority: "low" } } }).overruled).toEqual([]);
  expect(mustAccept(PEOPLE.kim, close, { ticket }).overruled).toEqual([]);
});

function closingTime(from: Status, to: Status): string | null {
  if (to !== "closed") return null;
  return from === "closed" ? EARLIER : NOW;
}
