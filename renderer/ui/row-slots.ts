// Which element shows which row. Where other rows come into view, or another list, the elements of those that left show them:
// to change one's words costs a fraction of what a new one costs, in script, style and layout.

/** Which slot each row has, by the row's id. */
export type RowSlots = ReadonlyMap<string, number>;

export const NO_ROWS: RowSlots = new Map();

/** A row that stays keeps its slot, so that its element moves with it; the others take the lowest that are free, in their order. */
export function assignSlots(ids: readonly string[], before: RowSlots): RowSlots {
  const kept = new Set(ids.flatMap((id) => before.get(id) ?? []));
  let free = -1;
  const next = () => {
    do free += 1;
    while (kept.has(free));
    return free;
  };
  return new Map(ids.map((id) => [id, before.get(id) ?? next()]));
}
