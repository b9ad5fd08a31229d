import { describe, expect, it } from "vitest";
import { ROLES } from "#domain/people/role.ts";
import {
  mayMoveStatus,
  patchForAssignee,
  patchForMessage,
  patchForStatus,
  type TicketPatch,
} from "#domain/ticket/transitions.ts";
import { STATUSES, type Status } from "#domain/ticket/values.ts";
import { NOW } from "../arbitrary-desk.ts";

describe("status", () => {
  const moves = STATUSES.flatMap((from) => STATUSES.map((to) => ({ from, to })));

  it.each(moves.filter(({ from, to }) => from !== to))(
    "[T4][T5] $from → $to sets or clears closedAt",
    ({ from, to }) => {
      const closedAt = to === "closed" ? NOW : null;
      expect(patchForStatus({ status: from }, to, NOW)).toEqual({ status: to, closedAt });
    },
  );

  it.each(STATUSES)("[T4] staying %s changes nothing, the time of closing neither", (status) => {
    expect(patchForStatus({ status }, status, NOW)).toEqual({});
  });

  it.each(ROLES.flatMap((role) => STATUSES.map((to) => ({ role, to }))))("[T6] $role to $to", ({ role, to }) => {
    expect(mayMoveStatus(role, to)).toBe(role !== "customer" || to === "closed");
  });
});

describe("assignee", () => {
  const cases: [Status, string | null, string | null, TicketPatch][] = [
    ["open", null, "a", { assignedTo: "a", status: "in_progress" }],
    ["in_progress", null, "a", { assignedTo: "a" }],
    ["closed", null, "a", { assignedTo: "a" }],
    ["open", "a", "b", { assignedTo: "b", status: "in_progress" }],
    ["in_progress", "a", "b", { assignedTo: "b" }],
    ["closed", "a", "b", { assignedTo: "b" }],
    ["open", "a", null, { assignedTo: null }],
    ["in_progress", "a", null, { assignedTo: null, status: "open" }],
    ["closed", "a", null, { assignedTo: null }],
    ["open", "a", "a", {}],
    ["in_progress", "a", "a", {}],
    ["closed", "a", "a", {}],
    ["open", null, null, {}],
    ["in_progress", null, null, {}],
    ["closed", null, null, {}],
  ];

  it.each(cases)("[T2][T3] %s, from %s to %s: %j", (status, assignedTo, to, patch) => {
    expect(patchForAssignee({ status, assignedTo }, to)).toEqual(patch);
  });
});

describe("message", () => {
  it.each(ROLES.flatMap((role) => STATUSES.map((status) => ({ role, status }))))(
    "[T7] by $role on a ticket that is $status",
    ({ role, status }) => {
      const reopens = role === "customer" && status === "closed";
      const inQueue = reopens ? { status: "open", closedAt: null } : {};
      const assigned = reopens ? { status: "in_progress", closedAt: null } : {};
      expect(patchForMessage(role, { status, assignedTo: null })).toEqual(inQueue);
      expect(patchForMessage(role, { status, assignedTo: "a" })).toEqual(assigned);
    },
  );
});
