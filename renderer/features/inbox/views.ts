// The views of the inbox: what each is called and what it holds. "Work" is what is not closed: views of urgency,
// department and person show that alone, for what is done has a view of its own.

import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
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
}

export interface ViewGroup {
  /** Null for the group at the top. */
  title: string | null;
  views: readonly View[];
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
  const groups: ViewGroup[] = [
    { title: null, views: mainViews(me) },
    { title: "Status", views: STATUSES.map(statusView) },
    { title: "Priority", views: PRIORITIES.toReversed().map(priorityView) },
    { title: "Department", views: DEPARTMENTS.map(departmentView) },
  ];
  if (can(me.role, "assignAnyone")) groups.push({ title: "Assignee", views: staff.filter(hasView).map(assigneeView) });
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
      label: "My tickets",
      filter: { assignedTo: me.id, status: WORK },
      emptyTitle: "Nothing is assigned to you",
      emptyText: "Take a ticket from Unassigned, and it will be here, also without network.",
    },
    {
      key: "unassigned",
      label: "Unassigned",
      filter: { assignedTo: null, status: WORK },
      emptyTitle: "The queue is empty",
      emptyText: "Every ticket has somebody. New ones appear here as customers write.",
    },
    {
      key: "followed",
      label: "Followed",
      filter: { isFollowed: true },
      emptyTitle: "You follow no tickets",
      emptyText: "Follow a ticket to keep it on this device, whoever it is assigned to.",
    },
    {
      key: "all",
      label: can(me.role, "seeEveryTicket") ? "All tickets" : "All I can see",
      filter: {},
      emptyTitle: "No tickets yet",
      emptyText: "Tickets appear here as soon as they have been fetched from the server, or when you make one.",
    },
  ];
}

function statusView(status: Status): View {
  const label = t(`values.status.${status}`);
  return {
    key: `status-${status}`,
    label,
    filter: { status: [status] },
    emptyTitle: `No tickets are ${label.toLowerCase()}`,
    emptyText: "Tickets appear here when their status changes to it.",
  };
}

function priorityView(priority: (typeof PRIORITIES)[number]): View {
  const label = t(`values.priority.${priority}`);
  return {
    key: `priority-${priority}`,
    label,
    filter: { priority: [priority], status: WORK },
    emptyTitle: `Nothing of ${label.toLowerCase()} priority is waiting`,
    emptyText: "Open tickets and those in progress are shown here.",
  };
}

function departmentView(department: (typeof DEPARTMENTS)[number]): View {
  const label = t(`values.department.${department}`);
  return {
    key: `department-${department}`,
    label,
    filter: { department: [department], status: WORK },
    emptyTitle: `Nothing is waiting in ${label}`,
    emptyText: "Open tickets and those in progress are shown here.",
  };
}

function assigneeView({ id, displayName }: Colleague): View {
  return {
    key: `assignee-${id}`,
    label: displayName,
    filter: { assignedTo: id, status: WORK },
    emptyTitle: `${displayName} has no open tickets`,
    emptyText: "Assign one from the details of a ticket.",
  };
}

/** What is assigned to a disabled account stays so until somebody assigns it anew: it must be found. */
function hasView({ isDisabled, activeTickets }: Colleague): boolean {
  return !isDisabled || (activeTickets ?? 0) > 0;
}
