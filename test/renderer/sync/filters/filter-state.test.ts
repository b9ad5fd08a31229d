// Two devices of one person and a server, by their rules alone: whatever is done, sent, lost and sent again, all end with the same.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeFilters, type FilterChange, hasRoomFor } from "#domain/search/filter-change.ts";
import { SAVED_FILTERS_MAX, type SavedFilter } from "#domain/search/saved-filter.ts";
import type { HeardFilters } from "#protocol/saved-filters.ts";
import {
  type FilterState,
  NO_FILTERS,
  nextChanges,
  shownFilters,
  withAnswer,
  withChange,
} from "#renderer/sync/filters/filter-state.ts";
import { always } from "../../../domain/property.ts";
import { anyFilterChange, FILTER_IDS, filterOf, manyFilters } from "../../../domain/search/arbitrary-filter-change.ts";

/** Takes each number of a device once, and goes no further than there is room. */
function simpleServer(filters: SavedFilter[] = []) {
  const lastNumbers = new Map<string, number>();
  const server = {
    filters,
    /** How often each change was made. */
    made: new Map<FilterChange, number>(),
    take(device: string, changes: ReturnType<typeof nextChanges>): HeardFilters {
      for (const { number, change } of changes) {
        if (number <= (lastNumbers.get(device) ?? 0)) continue;
        if (!hasRoomFor(server.filters, change)) break;
        server.filters = changeFilters(server.filters, change);
        server.made.set(change, (server.made.get(change) ?? 0) + 1);
        lastNumbers.set(device, number);
      }
      return { filters: server.filters, lastNumber: lastNumbers.get(device) ?? 0 };
    },
  };
  return server;
}

type Server = ReturnType<typeof simpleServer>;

function exchange(server: Server, device: string, state: FilterState, isAnswerLost = false): FilterState {
  const changes = nextChanges(state);
  const answer = server.take(device, changes);
  return isAnswerLost ? state : withAnswer(state, answer, changes.at(-1)?.number ?? 0);
}

/** Both devices are online until nothing changes any more. */
function settle(server: Server, states: Record<string, FilterState>): void {
  for (let isMoving = true; isMoving; ) {
    const before = JSON.stringify(states);
    for (const [device, state] of Object.entries(states)) states[device] = exchange(server, device, state);
    isMoving = JSON.stringify(states) !== before;
  }
}

const save = (filter: SavedFilter): FilterChange => ({ type: "save", filter });
const having = (changes: readonly FilterChange[], state: FilterState = NO_FILTERS) => changes.reduce(withChange, state);

const [A, B] = FILTER_IDS as [string, string];

describe("saved filters of two devices", () => {
  it("[S2][S4] are the same on both in the end, and each change was made once, whatever was lost and repeated", () => {
    const step = fc.record({
      device: fc.constantFrom("one", "two"),
      act: fc.oneof(anyFilterChange, fc.constant("send" as const), fc.constant("lose" as const)),
    });
    let sent = 0;
    always(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const server = simpleServer();
        const states: Record<string, FilterState> = { one: NO_FILTERS, two: NO_FILTERS };
        const done: FilterChange[] = [];
        for (const { device, act } of steps) {
          const state = states[device]!;
          if (act === "send" || act === "lose") states[device] = exchange(server, device, state, act === "lose");
          else {
            const own = structuredClone(act);
            done.push(own);
            states[device] = withChange(state, own);
          }
        }
        settle(server, states);
        for (const state of Object.values(states)) {
          expect(shownFilters(state)).toEqual(server.filters);
          expect(state.changes).toEqual([]);
        }
        expect(done.map((change) => server.made.get(change))).toEqual(done.map(() => 1));
        sent += done.length;
      }),
    );
    expect(sent).toBeGreaterThan(300);
  });

  it("show a change at once, on top of what another device has done since", () => {
    const server = simpleServer([filterOf(A), filterOf(B, { place: 2 })]);
    let one = exchange(server, "one", NO_FILTERS);
    one = withChange(one, { type: "rename", id: A, name: "Mine" });
    expect(shownFilters(one)[0]?.name).toBe("Mine");
    server.take("two", [{ number: 1, change: { type: "order", ids: [B, A] } }]);
    one = exchange(server, "one", one);
    expect(shownFilters(one).map(({ name }) => name)).toEqual(["View 11", "Mine"]);
  });

  it("stay removed where another device changed the same one without network", () => {
    const server = simpleServer([filterOf(A)]);
    const states = { one: exchange(server, "one", NO_FILTERS), two: exchange(server, "two", NO_FILTERS) };
    states.one = withChange(states.one, { type: "remove", id: A });
    states.two = withChange(states.two, { type: "rename", id: A, name: "Still here" });
    settle(server, states);
    expect([states.one, states.two].map(shownFilters)).toEqual([[], []]);
  });

  it("are all kept where a person has more than the server takes, and handed up once there is room", () => {
    const server = simpleServer();
    const states = { one: having(manyFilters(30, "a").map(save)), two: having(manyFilters(30, "b").map(save)) };
    settle(server, states);
    expect(server.filters).toHaveLength(SAVED_FILTERS_MAX);
    expect([shownFilters(states.one), shownFilters(states.two)].map(({ length }) => length)).toEqual([50, 60]);
    const waiting = states.two.withoutRoom;
    states.two = withChange(states.two, { type: "rename", id: waiting[0]!.id, name: "Renamed while it waits" });
    states.two = withChange(states.two, { type: "remove", id: waiting[1]!.id });
    expect(states.two.changes).toEqual([]);
    for (const { id } of server.filters.slice(0, 20)) states.one = withChange(states.one, { type: "remove", id });
    settle(server, states);
    expect(server.filters).toHaveLength(50 - 20 + 9);
    expect(states.two.withoutRoom).toEqual([]);
    expect(shownFilters(states.one)).toEqual(shownFilters(states.two));
    expect(server.filters.map(({ name }) => name)).toContain("Renamed while it waits");
  });

  it("wait for room as they have become meanwhile, and are not kept where they were removed", () => {
    const server = simpleServer(manyFilters(SAVED_FILTERS_MAX, "a"));
    const state = having([
      save(filterOf(A)),
      { type: "rename", id: A, name: "Later" },
      save(filterOf(B)),
      { type: "remove", id: B },
    ]);
    const states = { one: state };
    settle(server, states);
    expect(states.one.withoutRoom).toMatchObject([{ id: A, name: "Later" }]);
    expect(states.one.changes).toEqual([]);
  });

  it("are shown once where the server takes late what it had no room for", () => {
    const server = simpleServer(manyFilters(SAVED_FILTERS_MAX, "a"));
    const waiting = having([save(filterOf(A))]);
    const late = nextChanges(waiting);
    const aside = exchange(server, "one", waiting);
    expect(aside.withoutRoom).toMatchObject([{ id: A }]);
    server.take("two", [{ number: 1, change: { type: "remove", id: server.filters[0]!.id } }]);
    server.take("one", late);
    const heard = exchange(server, "one", aside);
    expect(shownFilters(heard).filter(({ id }) => id === A)).toHaveLength(1);
    expect(heard.withoutRoom).toEqual([]);
  });

  it("go out under new numbers where the server has taken some that this store has lost", () => {
    const server = simpleServer();
    exchange(server, "one", having([save(filterOf(A)), { type: "rename", id: A, name: "Known" }]));
    const states = { one: having([save(filterOf(B, { place: 2 }))]) };
    settle(server, states);
    expect(shownFilters(states.one).map(({ id }) => id)).toEqual([A, B]);
    expect(server.filters).toHaveLength(2);
  });

  it("of which this app can't read one are shown without it, and it is counted", () => {
    const filters = [...manyFilters(SAVED_FILTERS_MAX - 1, "a"), { ...filterOf(A), tags: ["new"] }];
    const state = withAnswer({ ...NO_FILTERS, withoutRoom: [filterOf(B)] }, { filters, lastNumber: 0 }, 0);
    expect(shownFilters(state)).toHaveLength(SAVED_FILTERS_MAX);
    expect(state.changes).toEqual([]);
  });
});
