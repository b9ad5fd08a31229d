import { firstValueFrom, of } from "rxjs";
import type { Desk, TicketList } from "#renderer/sync/desk.ts";

const AT_ONCE = 500;
/** Where tickets come and go faster than that, what was found by then is what there is. */
const PASSES = 5;

/**
 * The ids of all tickets that a list holds now, read in stretches; in its order. The list lives meanwhile: a ticket that leaves it
 * moves the others up, past what was read already. So it is gone through again until nothing new is found.
 */
export async function readListIds(desk: Pick<Desk, "watchList">, list: TicketList): Promise<string[]> {
  const ids = new Set<string>();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = ids.size;
    await readOnce(desk, list, ids);
    if (ids.size === before) break;
  }
  return [...ids];
}

async function readOnce(desk: Pick<Desk, "watchList">, list: TicketList, ids: Set<string>): Promise<void> {
  for (let from = 0; ; from += AT_ONCE) {
    const request = { from, to: from + AT_ONCE, cursorId: null };
    const { count, rows } = await firstValueFrom(desk.watchList(list, of(request)));
    for (const { id } of rows) ids.add(id);
    if (from + AT_ONCE >= count) return;
  }
}
