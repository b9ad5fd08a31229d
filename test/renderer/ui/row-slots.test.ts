import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignSlots, NO_ROWS } from "#renderer/ui/row-slots.ts";

const slotsOf = (slots: ReadonlyMap<string, number>) => [...slots.values()];

describe("the slots of a list's rows", () => {
  const shown = assignSlots(["a", "b", "c"], NO_ROWS, true);

  it("stay with the rows that stay while the list is scrolled, and new rows get new ones", () => {
    expect(slotsOf(assignSlots(["b", "c", "d"], shown, true))).toEqual([1, 2, 3]);
    expect(slotsOf(assignSlots(["z", "a", "b"], shown, true))).toEqual([3, 0, 1]);
  });

  it("are taken over, one for one, where another list comes, whatever it has in common with the former", () => {
    expect(slotsOf(assignSlots(["c", "x", "a"], shown, false))).toEqual([0, 1, 2]);
    expect(slotsOf(assignSlots(["x", "y", "z", "w"], shown, false))).toEqual([0, 1, 2, 3]);
  });

  it("are taken over where the list is scrolled so far that no row stays", () => {
    expect(slotsOf(assignSlots(["x", "y"], shown, true))).toEqual([0, 1]);
  });

  it("are never of two rows, and elements that stay keep their order", () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, fc.boolean()), { maxLength: 8 }), (steps) => {
        let slots = NO_ROWS;
        for (const [rows, isSameList] of steps) {
          const next = assignSlots(rows, slots, isSameList);
          expect([...next.keys()]).toEqual(rows);
          expect(new Set(slotsOf(next)).size).toBe(rows.length);
          const before = slotsOf(slots);
          const places = slotsOf(next).flatMap((slot) => (before.includes(slot) ? before.indexOf(slot) : []));
          const isScrolled = isSameList && rows.some((id) => slots.has(id));
          if (!isScrolled) expect(places).toEqual(places.toSorted((a, b) => a - b));
          slots = next;
        }
      }),
      { seed: 20_261_126 },
    );
  });
});
