import { firstValueFrom, of } from "rxjs";
import type { Desk, TicketList } from "#renderer/sync/desk.ts";

const AT_ONCE = 500;

/** The ids of all tickets that a list holds now, read in stretches; in its order. */
export async function readListIds(desk: Pick<Desk, "watchList">, list: TicketList): Promise<string[]> {
  const ids = new Set<string>();
  for (let from = 0; ; from += AT_ONCE) {
    const request = { from, to: from + AT_ONCE, cursorId: null };
    const { count, rows } = await firstValueFrom(desk.watchList(list, of(request)));
    for (const { id } of rows) ids.add(id);
    if (from + AT_ONCE >= count) return [...ids];
  }
}
