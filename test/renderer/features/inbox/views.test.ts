import { describe, expect, test } from "vitest";
import { isViewKey } from "#renderer/features/inbox/view-key.ts";
import { filtersOf, findView, viewGroupsFor } from "#renderer/features/inbox/views.ts";

const ME = { id: "0190b0a0-0000-7000-8000-000000000001", role: "support" } as const;
const BOSS = { id: "0190b0a0-0000-7000-8000-000000000002", role: "admin" } as const;
const STAFF = [
  { id: "kim", displayName: "Kim Park", isDisabled: false, activeTickets: 0 },
  { id: "otto", displayName: "Otto Gone", isDisabled: true, activeTickets: 0 },
  { id: "nina", displayName: "Nina Away", isDisabled: true, activeTickets: 2 },
];

describe("the views of the inbox", () => {
  test("of an agent: own, queue, followed, all, by status, priority and department", () => {
    const groups = viewGroupsFor(ME, STAFF);
    expect(groups.map(({ title }) => title)).toEqual([null, "Status", "Priority", "Department"]);
    expect(findView(groups, "mine")?.filter).toEqual({ assignedTo: [ME.id], status: ["open", "in_progress"] });
    expect(findView(groups, "unassigned")?.filter).toEqual({ assignedTo: [null], status: ["open", "in_progress"] });
    expect(findView(groups, "followed")?.filter).toEqual({ isFollowed: true });
    expect(findView(groups, "all")?.filter).toEqual({});
    expect(findView(groups, "status-closed")?.filter).toEqual({ status: ["closed"] });
    expect(findView(groups, "assignee-kim")).toBeUndefined();
  });

  test("of an admin: by assignee as well, those who work here and those who left tickets behind", () => {
    const groups = viewGroupsFor(BOSS, STAFF);
    expect(findView(groups, "assignee-kim")?.filter).toEqual({ assignedTo: ["kim"], status: ["open", "in_progress"] });
    expect(findView(groups, "assignee-otto")).toBeUndefined();
    expect(findView(groups, "assignee-nina")?.label).toBe("Nina Away");
  });

  test("each has a filter to count by, under a key that an address may hold", () => {
    const filters = filtersOf(viewGroupsFor(BOSS, STAFF));
    expect(Object.keys(filters)).toHaveLength(4 + 3 + 4 + 4 + 2);
    for (const key of Object.keys(filters)) expect(isViewKey(key)).toBe(true);
  });
});
