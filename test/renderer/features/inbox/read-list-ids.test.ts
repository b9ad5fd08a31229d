import { of } from "rxjs";
import { expect, it } from "vitest";
import { readListIds } from "#renderer/features/inbox/read-list-ids.ts";
import type { Desk, ShownTicket, TicketWindow } from "#renderer/sync/desk.ts";

const LIST = { filter: {}, sort: "newest", group: null } as const;

/** A list that loses its first row whenever it was asked for a stretch, until so many are gone. */
function shrinkingList(length: number, leaving: number) {
  let left = Array.from({ length }, (_, at) => ({ id: `ticket-${at}` }) as ShownTicket);
  let gone = 0;
  const watchList: Desk["watchList"] = () => {
    const from = asked * 500;
    const rows = left.slice(from, from + 500);
    const count = left.length;
    asked = from + 500 >= count ? 0 : asked + 1;
    if (gone < leaving) {
      gone += 1;
      left = left.slice(1);
    }
    return of({ from, count, rows } as unknown as TicketWindow);
  };
  let asked = 0;
  return { desk: { watchList }, idsLeft: () => left.map(({ id }) => id) };
}

it("finds all of a list that others take tickets out of meanwhile", async () => {
  const { desk, idsLeft } = shrinkingList(1_600, 3);
  const found = new Set(await readListIds(desk, LIST));
  expect(idsLeft().filter((id) => !found.has(id))).toEqual([]);
});
