// The table of who may do what, written out once more in its own words: what the rules make of an act must be what
// the table says, cell by cell.

import { describe, expect, it } from "vitest";
import { can, canManage, type Permission } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { isAdmin, isStaff, ROLE_LABELS, ROLES, type Role } from "#domain/people/role.ts";
import type { Intent } from "#domain/ticket/operation.ts";
import type { Ticket } from "#domain/ticket/ticket.ts";
import { MESSAGE_ID, PEOPLE, ticketOf } from "../arbitrary-desk.ts";
import { isAllowed } from "../judge.ts";

const { casey, robin, sam, kim, lead, boss } = PEOPLE;
const ME: Record<Role, Actor> = { customer: casey, support: sam, admin: lead, super_admin: boss };

type Row<T> = Record<Role, T>;

const ABILITIES: Record<Permission, Row<boolean>> = {
  createTicketForOthers: row("no  yes yes yes"),
  reachEveryTicket: row("no  yes yes yes"),
  seeEveryTicket: row("no  no  yes yes"),
  seeQueue: row("no  yes no  no"),
  useInternalNotes: row("no  yes yes yes"),
  setAnyStatus: row("no  yes yes yes"),
  setPriority: row("no  yes yes yes"),
  takeFromQueue: row("no  yes yes yes"),
  assignAnyone: row("no  no  yes yes"),
  editTicketFields: row("no  no  yes yes"),
  followTickets: row("no  yes yes yes"),
  seeStaff: row("no  yes yes yes"),
  seePresence: row("no  yes yes yes"),
  saveFilters: row("no  yes yes yes"),
  seeStatistics: row("no  yes yes yes"),
  seeEveryWorkload: row("no  no  yes yes"),
  manageSupport: row("no  no  yes yes"),
  manageAdmins: row("no  no  no  yes"),
  manageCustomers: row("no  no  yes yes"),
  eraseCustomers: row("no  no  yes yes"),
  manageWebhooks: row("no  no  yes yes"),
  readSecurityEvents: row("no  no  yes yes"),
  deleteTickets: row("no  no  yes yes"),
  archiveTickets: row("no  no  yes yes"),
};

describe.each(Object.entries(ABILITIES))("%s", (permission, cells) => {
  it.each(ROLES)("[P1] %s", (role) => {
    expect(can(role, permission as Permission)).toBe(cells[role]);
  });
});

interface Act {
  act: string;
  intent: Intent;
  ticket?: Partial<Ticket> | null;
  may: Row<boolean>;
}

const own = { userId: casey.id };
const foreign = { userId: robin.id };
const ofKim = { userId: casey.id, assignedTo: kim.id, status: "in_progress" } as const;
const reply: Intent = { kind: "addMessage", args: { messageId: MESSAGE_ID, message: "Hi", isInternalNote: false } };
const note: Intent = { kind: "addMessage", args: { messageId: MESSAGE_ID, message: "Hi", isInternalNote: true } };
const close: Intent = { kind: "setStatus", args: { status: "closed" } };
const start: Intent = { kind: "setStatus", args: { status: "in_progress" } };
const words = { subject: "A", description: "B" };

const ACTS: Act[] = [
  {
    act: "create a ticket for oneself",
    intent: { kind: "createTicket", args: words },
    ticket: null,
    may: row("yes no  no  no"),
  },
  {
    act: "create a ticket for a customer",
    intent: { kind: "createTicket", args: { ...words, customer: { id: robin.id } } },
    ticket: null,
    may: row("no  yes yes yes"),
  },
  { act: "reply to one's own ticket", intent: reply, ticket: own, may: row("yes yes yes yes") },
  { act: "reply to any ticket", intent: reply, ticket: foreign, may: row("no  yes yes yes") },
  { act: "reply to a colleague's ticket", intent: reply, ticket: ofKim, may: row("yes yes yes yes") },
  { act: "write an internal note", intent: note, ticket: own, may: row("no  yes yes yes") },
  { act: "close one's own ticket", intent: close, ticket: own, may: row("yes yes yes yes") },
  { act: "close any ticket", intent: close, ticket: foreign, may: row("no  yes yes yes") },
  { act: "start a ticket", intent: start, ticket: own, may: row("no  yes yes yes") },
  { act: "reopen a ticket", intent: start, ticket: { status: "closed" }, may: row("no  yes yes yes") },
  { act: "take from the queue", intent: { kind: "take", args: {} }, ticket: own, may: row("no  yes yes yes") },
  { act: "take a colleague's ticket", intent: { kind: "take", args: {} }, ticket: ofKim, may: row("no  no  no  no") },
  { act: "assign to a colleague", intent: assign(kim), ticket: own, may: row("no  no  yes yes") },
  { act: "assign over a head", intent: assign(sam), ticket: ofKim, may: row("no  no  yes yes") },
  { act: "unassign a colleague", intent: { kind: "unassign", args: {} }, ticket: ofKim, may: row("no  no  yes yes") },
  {
    act: "change the priority",
    intent: { kind: "setPriority", args: { priority: "low" } },
    ticket: own,
    may: row("no  yes yes yes"),
  },
  { act: "change the subject", intent: edit({ subject: "C" }), ticket: own, may: row("no  no  yes yes") },
  { act: "change the description", intent: edit({ description: "C" }), ticket: own, may: row("no  no  yes yes") },
  { act: "change the department", intent: edit({ department: "sales" }), ticket: own, may: row("no  no  yes yes") },
  {
    act: "change the customer",
    intent: edit({ customer: { id: robin.id } }),
    ticket: own,
    may: row("no  no  yes yes"),
  },
  { act: "follow a ticket", intent: { kind: "follow", args: {} }, ticket: foreign, may: row("no  yes yes yes") },
  { act: "unfollow a ticket", intent: { kind: "unfollow", args: {} }, ticket: foreign, may: row("no  yes yes yes") },
];

describe.each(ACTS)("to $act", ({ intent, ticket, may }) => {
  it.each(ROLES)("[P1] %s", (role) => {
    const standing = ticket === null ? null : ticketOf(ticket);
    expect(isAllowed(ME[role], intent, { ticket: standing })).toBe(may[role]);
  });
});

describe("managing accounts", () => {
  const MANAGES: Record<Role, Row<boolean>> = {
    customer: row("no  no  no  no"),
    support: row("no  no  no  no"),
    admin: row("no  yes no  no"),
    super_admin: row("no  yes yes yes"),
  };

  it.each(ROLES.flatMap((role) => ROLES.map((other) => ({ role, other }))))(
    "[P1] $role over $other",
    ({ role, other }) => {
      expect(canManage(role, other)).toBe(MANAGES[role][other]);
    },
  );
});

it("knows four roles, three of them staff, two of them admins, each with a label", () => {
  expect(ROLES.filter(isStaff)).toEqual(["support", "admin", "super_admin"]);
  expect(ROLES.filter(isAdmin)).toEqual(["admin", "super_admin"]);
  expect(Object.keys(ROLE_LABELS)).toEqual([...ROLES]);
});

/** Cells in the order customer, support, admin, super admin. */
function row(cells: string): Row<boolean> {
  const [customer, support, admin, superAdmin] = cells.split(/\s+/).map((cell) => cell === "yes");
  return { customer: customer!, support: support!, admin: admin!, super_admin: superAdmin! };
}

function assign({ id }: Actor): Intent {
  return { kind: "assign", args: { assigneeId: id } };
}

function edit(args: Extract<Intent, { kind: "editFields" }>["args"]): Intent {
  return { kind: "editFields", args };
}
