// The figures of the desk, or of one person's own work, in one snapshot. `domain/statistics/statistics.ts` says what
// counts as what; a test holds what is counted here against what the domain counts.

import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { boundsOf, type Period, periodBefore } from "#domain/statistics/period.ts";
import type { StatisticsAnswer } from "#protocol/statistics.ts";
import { readSnapshot } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import type { Counting } from "./counting.ts";
import { readDays } from "./read-days.ts";
import { readFirstResponses, readResolutions } from "./read-durations.ts";
import { readPeople } from "./read-people.ts";
import { readPresent } from "./read-present.ts";

/** @throws ProblemError `forbidden` for customers. */
export async function readStatistics(
  { pool, now }: Pick<Services, "pool" | "now">,
  viewer: Actor,
  period: Period,
): Promise<StatisticsAnswer> {
  if (!can(viewer.role, "seeStatistics")) throw new ProblemError("forbidden", { detail: "Only staff see statistics." });
  const [bounds, boundsBefore] = [boundsOf(period), boundsOf(periodBefore(period))];
  const scope = can(viewer.role, "seeEveryWorkload") ? "desk" : "own";
  const at = now().toISOString();
  return await readSnapshot(pool, (tx) => count({ tx, viewer, scope, period, bounds, boundsBefore, now: at }));
}

async function count(counting: Counting): Promise<StatisticsAnswer> {
  const { scope, period, now } = counting;
  const present = await readPresent(counting);
  const active = present.by_status.open + present.by_status.in_progress;
  const { days, sum, sumBefore } = await readDays(counting, active);
  const [responses, resolutions] = [await readFirstResponses(counting), await readResolutions(counting)];
  return {
    scope,
    at: now,
    period: { from: period.from, to: period.to, time_zone: period.timeZone },
    present,
    days,
    flow: { ...sum, first_response: responses.within, resolution: resolutions.within },
    flow_before: { ...sumBefore, first_response: responses.before, resolution: resolutions.before },
    people: await readPeople(counting, { responses, resolutions }),
  };
}
