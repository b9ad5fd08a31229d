import type { Actor } from "#domain/people/person.ts";
import type { Period } from "#domain/statistics/period.ts";
import type { StatisticsScope } from "#domain/statistics/statistics.ts";
import type { Transaction } from "../database/transact.ts";

/** What is counted: by whom it is asked, over which instants. Bounds are the starts of days, then the end. */
export interface Counting {
  tx: Transaction;
  viewer: Actor;
  scope: StatisticsScope;
  period: Period;
  bounds: readonly string[];
  boundsBefore: readonly string[];
  now: string;
}
