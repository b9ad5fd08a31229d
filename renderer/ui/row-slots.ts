// Which element shows which row. Where another list takes the place of one, or what is in view is scrolled out of it at once,
// the elements stay and show the new rows: to change their words costs a fraction of what new elements cost, in script, style
// and layout. Elements keep their order in the document, for to move one costs as much as a new one.

/** Which slot each row has, by the row's id, in the order of the rows. */
export type RowSlots = ReadonlyMap<string, number>;

export const NO_ROWS: RowSlots = new Map();

/** Within a list a row that stays keeps its slot, and so its element; where none stays the rows take the slots of the former ones. */
export function assignSlots(ids: readonly string[], before: RowSlots, isSameList: boolean): RowSlots {
  const former = [...before.values()];
  let last = Math.max(-1, ...former);
  const isScrolled = isSameList && ids.some((id) => before.has(id));
  const slotOf = (id: string, at: number) => (isScrolled ? before.get(id) : former[at]);
  return new Map(
    ids.map((id, at) => {
      const slot = slotOf(id, at);
      if (slot !== undefined) return [id, slot];
      last += 1;
      return [id, last];
    }),
  );
}
