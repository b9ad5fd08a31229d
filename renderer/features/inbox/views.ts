// The views of the inbox: what each is called and what it holds. "Work" is what is not closed: views of urgency,
// department and person show that alone, for what is done has a view of its own.

import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import type { FilterConditions, SavedFilter } from "#domain/search/saved-filter.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES, type Status } from "#domain/ticket/values.ts";
import type { TicketFilter } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import type { ViewKey } from "./view-key.ts";

export interface View {
  key: ViewKey;
  label: string;
  filter: TicketFilter;
  /** What an empty one says: why nothing is there and what would bring something. */
  emptyTitle: string;
  emptyText: string;
  /** Of a view that its person has made: what it asks for as it is shown, and what of it is saved. */
  own?: { conditions: FilterConditions; saved: SavedFilter | null };
}

export type OwnView = View & Required<Pick<View, "own">>;

export function isOwn(view: View): view is OwnView {
  return view.own !== undefined;
}

export interface ViewGroup {
  id: "main" | "own" | "status" | "priority" | "department" | "assignee";
  /** Null for the group at the top. */
  title: string | null;
  views: readonly View[];
  /** What its title does not say of them. */
  hint?: string;
  /** To be said beneath them. */
  note?: string | null;
}

export interface Colleague {
  id: string;
  displayName: string;
  isDisabled: boolean;
  /** Open and in progress; null where this person may not see it. */
  activeTickets: number | null;
}

const WORK: readonly Status[] = ["open", "in_progress"];

export function viewGroupsFor(me: Actor, staff: readonly Colleague[]): ViewGroup[] {
  const hint = t("inbox.groups.unresolved");
  const groups: ViewGroup[] = [
    { id: "main", title: null, views: mainViews(me) },
    { id: "status", title: t("inbox.groups.status"), views: STATUSES.map(statusView) },
    { id: "priority", title: t("inbox.groups.priority"), hint, views: PRIORITIES.toReversed().map(priorityView) },
    { id: "department", title: t("inbox.groups.department"), hint, views: DEPARTMENTS.map(departmentView) },
  ];
  if (can(me.role, "assignAnyone")) {
    const views = staff.filter(hasView).map(assigneeView);
    groups.push({ id: "assignee", title: t("inbox.groups.assignee"), hint, views });
  }
  return groups;
}

export function filtersOf(groups: readonly ViewGroup[]): Readonly<Record<string, TicketFilter>> {
  return Object.fromEntries(groups.flatMap(({ views }) => views.map(({ key, filter }) => [key, filter])));
}

export function findView(groups: readonly ViewGroup[], key: ViewKey): View | undefined {
  return groups.flatMap(({ views }) => views).find((view) => view.key === key);
}

function mainViews(me: Actor): View[] {
  return [
    {
      key: "mine",
      label: t("inbox.view.mine.label"),
      filter: { assignedTo: [me.id], status: WORK },
      emptyTitle: t("inbox.view.mine.emptyTitle"),
      emptyText: t("inbox.view.mine.emptyText"),
    },
    {
      key: "unassigned",
      label: t("inbox.view.unassigned.label"),
      filter: { assignedTo: [null], status: WORK },
      emptyTitle: t("inbox.view.unassigned.emptyTitle"),
      emptyText: t("inbox.view.unassigned.emptyText"),
    },
    {
      key: "followed",
      label: t("inbox.view.followed.label"),
      filter: { isFollowed: true },
      emptyTitle: t("inbox.view.followed.emptyTitle"),
      emptyText: t("inbox.view.followed.emptyText"),
    },
    {
      key: "all",
      label: can(me.role, "seeEveryTicket") ? t("inbox.view.all.label") : t("inbox.view.all.labelSeen"),
      filter: {},
      emptyTitle: t("inbox.view.all.emptyTitle"),
      emptyText: t("inbox.view.all.emptyText"),
    },
  ];
}

function statusView(status: Status): View {
  const label = t(`values.status.${status}`);
  return {
    key: `status-${status}`,
    label,
    filter: { status: [status] },
    emptyTitle: t(`inbox.view.status.emptyTitle.${status}`),
    emptyText: t("inbox.view.status.emptyText"),
  };
}

function priorityView(priority: (typeof PRIORITIES)[number]): View {
  const label = t(`values.priority.${priority}`);
  return {
    key: `priority-${priority}`,
    label,
    filter: { priority: [priority], status: WORK },
    emptyTitle: t(`inbox.view.priority.emptyTitle.${priority}`),
    emptyText: t("inbox.view.work.emptyText"),
  };
}

function departmentView(department: (typeof DEPARTMENTS)[number]): View {
  const label = t(`values.department.${department}`);
  return {
    key: `department-${department}`,
    label,
    filter: { department: [department], status: WORK },
    emptyTitle: t("inbox.view.department.emptyTitle", { department: label }),
    emptyText: t("inbox.view.work.emptyText"),
  };
}

function assigneeView({ id, displayName }: Colleague): View {
  return {
    key: `assignee-${id}`,
    label: displayName,
    filter: { assignedTo: [id], status: WORK },
    emptyTitle: t("inbox.view.assignee.emptyTitle", { name: displayName }),
    emptyText: t("inbox.view.assignee.emptyText"),
  };
}

/** What is assigned to a disabled account stays so until somebody assigns it anew: it must be found. */
function hasView({ isDisabled, activeTickets }: Colleague): boolean {
  return !isDisabled || (activeTickets ?? 0) > 0;
}
