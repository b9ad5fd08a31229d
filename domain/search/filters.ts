// The filters of the search language by name. Those that tell of what a customer may not know (P3, P4) do not exist for
// customers: what looks like one is then words like any other.

import { can, type Permission } from "../people/permissions.ts";
import type { Actor } from "../people/person.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "../ticket/values.ts";

interface Filter {
  /** What it is for, as a completion tells it. */
  about: string;
  permission: Permission | null;
  /** The values it takes; where there are none, whatever is written. */
  values: readonly string[] | null;
  /** What to write behind the colon, for a hint. */
  takes: string;
}

const FILTERS = {
  status: { about: listed(STATUSES), permission: null, values: STATUSES, takes: listed(STATUSES) },
  priority: { about: listed(PRIORITIES), permission: null, values: PRIORITIES, takes: listed(PRIORITIES) },
  department: { about: listed(DEPARTMENTS), permission: null, values: DEPARTMENTS, takes: listed(DEPARTMENTS) },
  from: {
    about: "Customer, by name or e-mail address",
    permission: "reachEveryTicket",
    values: null,
    takes: "a customer's name or e-mail address, or part of it",
  },
  assignee: {
    about: "Who works on it: me, none, or a name",
    permission: "seeStaff",
    values: null,
    takes: "me, none, or a name",
  },
  has: { about: "note: an internal note", permission: "useInternalNotes", values: ["note"], takes: "note" },
  is: { about: "unassigned: nobody works on it", permission: "seeStaff", values: ["unassigned"], takes: "unassigned" },
  before: { about: "Created before a day", permission: null, values: null, takes: "a day like 2026-11-24 (UTC)" },
  after: { about: "Created on a day or later", permission: null, values: null, takes: "a day like 2026-11-24 (UTC)" },
} as const satisfies Readonly<Record<string, Filter>>;

export type FilterName = keyof typeof FILTERS;

const NAMES = Object.keys(FILTERS) as FilterName[];

/** Those that this person may use, in the order to offer them. */
export function filterNamesFor({ role }: Pick<Actor, "role">): FilterName[] {
  return NAMES.filter((name) => {
    const { permission } = filterNamed(name);
    return permission === null || can(role, permission);
  });
}

export function filterNamed(name: FilterName): Filter {
  return FILTERS[name];
}

function listed(values: readonly string[]): string {
  return `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
