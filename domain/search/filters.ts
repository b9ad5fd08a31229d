// The filters of the search language by name. Those that tell of what a customer may not know (P3, P4) do not exist for
// customers: what looks like one is then words like any other.

import { can, type Permission } from "../people/permissions.ts";
import type { Actor } from "../people/person.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "../ticket/values.ts";

interface Filter {
  permission: Permission | null;
  /** The values it takes; where there are none, whatever is written. */
  values: readonly string[] | null;
  /** What to write behind the colon, for a hint. */
  takes: string;
}

const FILTERS = {
  status: { permission: null, values: STATUSES, takes: listed(STATUSES) },
  priority: { permission: null, values: PRIORITIES, takes: listed(PRIORITIES) },
  department: { permission: null, values: DEPARTMENTS, takes: listed(DEPARTMENTS) },
  from: {
    permission: "reachEveryTicket",
    values: null,
    takes: "a customer's name or e-mail address, or part of it",
  },
  assignee: {
    permission: "seeStaff",
    values: null,
    takes: "me, none, or a name",
  },
  mentions: {
    permission: "useInternalNotes",
    values: null,
    takes: "me or a colleague's name",
  },
  has: { permission: "useInternalNotes", values: ["note"], takes: "note" },
  is: { permission: "seeStaff", values: ["unassigned"], takes: "unassigned" },
  before: { permission: null, values: null, takes: "a day like 2026-11-24 (UTC)" },
  after: { permission: null, values: null, takes: "a day like 2026-11-24 (UTC)" },
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
