// The figures of a desk. What counts as what:
//
// - created: a ticket was made; by the day on which the server took it.
// - closed, reopened: a status became `closed`, or ceased to be it, each time that it did; by the day of the change. So
//   what a past day shows never changes.
// - open at the end of a day: the tickets not closed then.
// - first response: the first public reply of staff in a ticket, by the day of the reply; it took from the ticket's
//   creation to the reply. Internal notes are none.
// - resolution: each closing, by its day; it took from the ticket's creation to the closing.
// - a person's closings and first responses: those of which they are the author.
//
// All times are the server's (S7). Deleted tickets count nowhere. The present is without what is archived.

import type { Department, Priority, Status } from "../ticket/values.ts";
import type { Durations } from "./durations.ts";
import type { Period } from "./period.ts";

/** Of whom the figures are: admins see the whole desk's, support agents their own. */
export type StatisticsScope = "desk" | "own";

export interface Statistics {
  scope: StatisticsScope;
  /** The moment of which they are. */
  at: string;
  period: Period;
  present: PresentFigures;
  days: DayFigures[];
  flow: FlowFigures;
  /** Of as many days directly before the period. */
  flowBefore: FlowFigures;
  /** All staff by name; for a support agent themselves. */
  people: PersonFigures[];
}

/** How the desk stands at the moment. In `own`, of the tickets assigned to that person. */
export interface PresentFigures {
  byStatus: Record<Status, number>;
  /** Of what is not closed. */
  byPriority: Record<Priority, number>;
  byDepartment: Record<Department, number>;
  /** Not closed and assigned to nobody; null in `own`. */
  unassigned: number | null;
  /** The one of these that was created first. */
  oldestUnassigned: WaitingTicket | null;
}

export interface WaitingTicket {
  ticketId: string;
  ticketNumber: string;
  subject: string;
  createdAt: string;
}

/** Nobody's own are the tickets that are created, or that are open: in `own` both are null. */
export interface DayFigures {
  day: string;
  created: number | null;
  closed: number;
  reopened: number;
  /** At the end of the day, or now where that is yet to come; null for a day that has not begun. */
  open: number | null;
}

export interface FlowFigures {
  created: number | null;
  closed: number;
  reopened: number;
  firstResponse: Durations;
  resolution: Durations;
}

export interface PersonFigures {
  id: string;
  displayName: string;
  isDisabled: boolean;
  /** T11. */
  activeTickets: number;
  closed: number;
  closedBefore: number;
  firstResponse: Durations;
}
