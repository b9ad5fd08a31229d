import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byPlace, changeFilters, type FilterChange, hasRoomFor, isAbout } from "#domain/search/filter-change.ts";
import { NO_CONDITIONS, SAVED_FILTERS_MAX, type SavedFilter } from "#domain/search/saved-filter.ts";
import { always } from "../property.ts";
import { anyFilterChange, FILTER_IDS, filterOf, manyFilters } from "./arbitrary-filter-change.ts";

const [A, B, C] = FILTER_IDS as [string, string, string];
const THREE = [filterOf(A, { place: 1 }), filterOf(B, { place: 2 }), filterOf(C, { place: 3 })];
const idsOf = (filters: readonly SavedFilter[]) => filters.map(({ id }) => id);
const having = (changes: readonly FilterChange[], filters: readonly SavedFilter[] = []) =>
  changes.reduce((known: SavedFilter[], change) => changeFilters(known, change), [...filters]);

describe("the filters of a person", () => {
  it("merge value by value: a rename, other conditions and another order, from three devices, all hold", () => {
    const conditions = { ...NO_CONDITIONS, status: ["open" as const] };
    const changes: FilterChange[] = [
      { type: "rename", id: B, name: "Mine" },
      { type: "refine", id: B, conditions },
      { type: "order", ids: [C, B, A] },
    ];
    const orders = [changes, changes.toReversed(), [changes[1]!, changes[2]!, changes[0]!]];
    for (const order of orders) {
      const filters = having(order, THREE);
      expect(idsOf(filters)).toEqual([C, B, A]);
      expect(filters[1]).toMatchObject({ name: "Mine", conditions });
    }
  });

  it("are ordered as far as the order knows them: one from elsewhere keeps its place", () => {
    const filters = having(
      [
        { type: "save", filter: filterOf(FILTER_IDS[3]!, { place: 4 }) },
        { type: "order", ids: [B, C, A, FILTER_IDS[5]!] },
      ],
      THREE,
    );
    expect(idsOf(filters)).toEqual([B, C, A, FILTER_IDS[3]]);
  });

  it("have room for so many, for changes of these, and for one of them saved again", () => {
    const full = manyFilters(SAVED_FILTERS_MAX, "a");
    const save: FilterChange = { type: "save", filter: filterOf(A) };
    expect(hasRoomFor(full.slice(1), save)).toBe(true);
    expect(hasRoomFor(full, save)).toBe(false);
    expect(hasRoomFor(full, { type: "save", filter: full[3]! })).toBe(true);
    expect(hasRoomFor(full, { type: "rename", id: A, name: "x" })).toBe(true);
  });

  it("are each there once, in the order of their places, whatever is done to them", () => {
    always(
      fc.property(fc.array(anyFilterChange, { maxLength: 30 }), (changes) => {
        const filters = having(changes);
        expect(new Set(idsOf(filters)).size).toBe(filters.length);
        expect(byPlace(filters)).toEqual(filters);
      }),
    );
  });

  it("are the same when a change is made again at once", () => {
    always(
      fc.property(fc.array(anyFilterChange, { maxLength: 20 }), anyFilterChange, (changes, last) => {
        const once = having([...changes, last]);
        expect(changeFilters(once, last)).toEqual(once);
      }),
    );
  });

  it("come back by nothing but being saved", () => {
    always(
      fc.property(fc.array(anyFilterChange, { maxLength: 30 }), (changes) => {
        const others = changes.filter((change) => change.type !== "save" || !isAbout(change, A));
        expect(idsOf(having(others, having([{ type: "remove", id: A }], THREE)))).not.toContain(A);
      }),
    );
  });
});
