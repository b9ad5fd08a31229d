// How long a device may go on without the server (S13), by a clock that its owner can set.

import type { SessionRecord } from "./session-record.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
export const OFFLINE_DAYS_MAX = 30;

/** Clocks drift and change zone; more than this backwards means that somebody turned it. */
const BACKWARDS_TOLERANCE_MS = DAY_MS;

type Times = Pick<SessionRecord, "lastOnlineAt" | "latestClock">;

export function mayStartOffline({ lastOnlineAt, latestClock }: Times, now: number): boolean {
  const latest = Date.parse(latestClock);
  if (now < latest - BACKWARDS_TOLERANCE_MS) return false;
  return Math.max(now, latest) - Date.parse(lastOnlineAt) <= OFFLINE_DAYS_MAX * DAY_MS;
}

export function laterOf(instant: string, now: number): string {
  return new Date(Math.max(Date.parse(instant), now)).toISOString();
}
