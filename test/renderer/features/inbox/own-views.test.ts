import { describe, expect, test } from "vitest";
import { NO_CONDITIONS, type SavedFilter } from "#domain/search/saved-filter.ts";
import { proposeName, toChosenWords } from "#renderer/features/inbox/filter-words.ts";
import { conditionsOf, goneWhileChanged, isChanged, keyOfSaved, ownViews } from "#renderer/features/inbox/own-views.ts";
import { isViewKey } from "#renderer/features/inbox/view-key.ts";

const ME_ID = "0190b0a0-0000-7000-8000-000000000001";
const KIM_ID = "0190b0a0-0000-7000-8000-000000000002";
const NOW = new Date("2026-11-24T10:00:00.000Z");
const URGENT: SavedFilter = {
  id: "0190b0a0-0000-7000-8000-00000000000a",
  name: "Urgent, mine",
  conditions: { ...NO_CONDITIONS, priority: ["urgent"], assignee: ["me", "nobody"], age: { is: "over", days: 2 } },
  place: 1,
};

describe("the views that a person made", () => {
  test("hold what their filters ask for, of whoever looks and now", () => {
    const [view, ...others] = ownViews({ meId: ME_ID, now: NOW, saved: [URGENT], drafts: {} });
    expect(others).toEqual([]);
    expect(view).toMatchObject({
      label: "Urgent, mine",
      filter: { priority: ["urgent"], assignedTo: [ME_ID, null], createdBefore: "2026-11-22T10:00:00.000Z" },
    });
    expect(isViewKey(view?.key ?? "")).toBe(true);
    expect(view && isChanged(view)).toBe(false);
  });

  test("show what is being changed of them until it is saved, and one that has no name yet last", () => {
    const drafts = {
      [keyOfSaved(URGENT)]: { ...URGENT.conditions, priority: [] },
      filter: { ...NO_CONDITIONS, status: ["closed" as const] },
    };
    const [changed, unsaved] = ownViews({ meId: ME_ID, now: NOW, saved: [URGENT], drafts });
    expect(changed?.filter.priority).toBeUndefined();
    expect(changed && isChanged(changed)).toBe(true);
    expect(unsaved).toMatchObject({ key: "filter", label: "Filtered tickets", filter: { status: ["closed"] } });
    expect(unsaved && isChanged(unsaved)).toBe(false);
  });
});

describe("a view that another device deletes", () => {
  const key = keyOfSaved(URGENT);
  const conditions = { ...URGENT.conditions, priority: [] };
  const shown = (saved: SavedFilter[], drafts = {}) => ownViews({ meId: ME_ID, now: NOW, saved, drafts });

  test("stays as what is being changed of it here, without a name and beside the filter that never had one", () => {
    const drafts = { filter: NO_CONDITIONS, [key]: conditions };
    const now = shown([], drafts);
    expect(now).toMatchObject([
      { key: "filter" },
      { key, label: "Filtered tickets", own: { conditions, saved: null } },
    ]);
    expect(goneWhileChanged(shown([URGENT], drafts), now)).toEqual([URGENT]);
    expect(goneWhileChanged(now, now)).toEqual([]);
  });

  test("is gone without a word where nobody is changing it", () => {
    expect(shown([])).toEqual([]);
    expect(goneWhileChanged(shown([URGENT]), shown([]))).toEqual([]);
  });
});

describe("a filter begins with", () => {
  test("what the view holds that somebody looks at", () => {
    expect(conditionsOf({ assignedTo: [ME_ID], status: ["open", "in_progress"] }, ME_ID)).toEqual({
      ...NO_CONDITIONS,
      assignee: ["me"],
      status: ["open", "in_progress"],
    });
    expect(conditionsOf({ assignedTo: [null, KIM_ID] }, ME_ID).assignee).toEqual(["nobody", KIM_ID]);
    expect(conditionsOf({ isFollowed: true }, ME_ID)).toEqual(NO_CONDITIONS);
  });

  test("a name of what it asks for, as much of it as fits", () => {
    const names = { nameOfStaff: () => "Kim Park", customerName: "Casey" };
    const conditions = { ...URGENT.conditions, assignee: [KIM_ID], customerId: KIM_ID };
    expect(proposeName(conditions, names, 60)).toBe("Urgent, Kim Park, Casey, Older than 2 days");
    expect(proposeName(conditions, names, 20)).toBe("Urgent, Kim Park");
    expect(proposeName(NO_CONDITIONS, { ...names, customerName: null }, 60)).toBe("");
  });

  test("chips that name two values, and count more", () => {
    expect(toChosenWords(["Open"])).toBe("Open");
    expect(toChosenWords(["Open", "Closed"])).toBe("Open, Closed");
    expect(toChosenWords(["Open", "In progress", "Closed"])).toBe("3 selected");
  });
});
