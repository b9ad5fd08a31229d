// From what happened to figures, as a device counts them. The server counts the same in SQL; a test holds the two
// against each other.

import type { FieldChange } from "../ticket/ticket.ts";
import { secondsBetween, summariseDurations } from "./durations.ts";
import { boundsOf, daysOf, lengthOf, type Period, periodBefore } from "./period.ts";
import type { DayFigures, FlowFigures, PersonFigures, StatisticsScope } from "./statistics.ts";

export type FlowKind = "created" | "closed" | "reopened";

/** What a change of a ticket is to the figures, null where it is nothing. */
export function flowKindOf({ field, from, to }: FieldChange): FlowKind | null {
  if (field === "created") return "created";
  if (field !== "status" || from === to) return null;
  if (to === "closed") return "closed";
  return from === "closed" ? "reopened" : null;
}

/** Something that happened to a ticket, by whom and when. */
export interface Happening {
  at: string;
  actorId: string | null;
  ticketCreatedAt: string;
}

export interface Happenings {
  scope: StatisticsScope;
  period: Period;
  now: string;
  /** How many tickets are not closed now. */
  active: number;
  /** From the beginning of the period before until now; in `own`, those of that person alone. */
  flow: readonly (Happening & { kind: FlowKind })[];
  /** First responses since the beginning of the period before. */
  responses: readonly Happening[];
}

export interface CountedFlow {
  days: DayFigures[];
  flow: FlowFigures;
  flowBefore: FlowFigures;
  /** What a person did, by their id. */
  shareOf(personId: string): Pick<PersonFigures, "closed" | "closedBefore" | "firstResponse">;
}

export function countFlow(happenings: Happenings): CountedFlow {
  const { period } = happenings;
  const within = spanOf(period);
  const before = spanOf(periodBefore(period));
  const flow = sumUp(happenings, within);
  const closings = happenings.flow.filter(({ kind }) => kind === "closed");
  return {
    days: countDays(happenings),
    flow,
    flowBefore: sumUp(happenings, before),
    shareOf(personId) {
      const isTheirs = ({ actorId }: Happening) => actorId === personId;
      return {
        closed: closings.filter(within).filter(isTheirs).length,
        closedBefore: closings.filter(before).filter(isTheirs).length,
        firstResponse: tookOf(happenings.responses.filter(within).filter(isTheirs)),
      };
    },
  };
}

/** Of the replies of staff, the first in each ticket; `answeredBefore` names tickets that had one earlier. */
export function firstResponses<R extends { ticketId: string; position: number }>(
  replies: readonly R[],
  answeredBefore: ReadonlySet<string>,
): R[] {
  const firsts = new Map<string, R>();
  for (const reply of replies) {
    const first = firsts.get(reply.ticketId);
    if (!first || reply.position < first.position) firsts.set(reply.ticketId, reply);
  }
  return [...firsts.values()].filter(({ ticketId }) => !answeredBefore.has(ticketId));
}

/** A day's open tickets are counted back from those of now, by what has happened since. */
export function openAtEnds(
  active: number,
  daily: readonly { created: number; closed: number; reopened: number }[],
): number[] {
  let open = active;
  return daily
    .toReversed()
    .map(({ created, closed, reopened }) => {
      const atEnd = open;
      open += closed - created - reopened;
      return atEnd;
    })
    .toReversed();
}

type Span = (happening: Happening) => boolean;

function spanOf(period: Period): Span {
  const bounds = boundsOf(period);
  const [start, end] = [bounds[0] ?? "", bounds.at(-1) ?? ""];
  return ({ at }) => at >= start && at < end;
}

function sumUp({ scope, flow, responses }: Happenings, span: Span): FlowFigures {
  const within = flow.filter(span);
  const closings = within.filter(({ kind }) => kind === "closed");
  return {
    created: scope === "own" ? null : within.filter(({ kind }) => kind === "created").length,
    closed: closings.length,
    reopened: within.filter(({ kind }) => kind === "reopened").length,
    firstResponse: tookOf(responses.filter(span)),
    resolution: tookOf(closings),
  };
}

function tookOf(happenings: readonly Happening[]) {
  return summariseDurations(happenings.map(({ at, ticketCreatedAt }) => secondsBetween(ticketCreatedAt, at)));
}

function countDays({ scope, period, now, active, flow }: Happenings): DayFigures[] {
  const bounds = boundsOf(period);
  // One more for what has happened since the period's end.
  const daily = Array.from({ length: lengthOf(period) + 1 }, () => ({ created: 0, closed: 0, reopened: 0 }));
  for (const { at, kind } of flow) {
    const day = daily[bounds.findLastIndex((bound) => bound <= at)];
    if (day) day[kind] += 1;
  }
  return toDays({ scope, period, now, active }, daily);
}

/** The days of the period from what happened on each, followed by what has happened since its end. */
export function toDays(
  { scope, period, now, active }: Pick<Happenings, "scope" | "period" | "now" | "active">,
  daily: readonly { created: number; closed: number; reopened: number }[],
): DayFigures[] {
  const bounds = boundsOf(period);
  const open = openAtEnds(active, daily);
  return daysOf(period).map((day, index) => {
    const { created = 0, closed = 0, reopened = 0 } = daily[index] ?? {};
    const hasBegun = (bounds[index] ?? "") <= now;
    const isOwn = scope === "own";
    return {
      day,
      created: isOwn ? null : created,
      closed,
      reopened,
      open: isOwn || !hasBegun ? null : (open[index] ?? 0),
    };
  });
}
