// Whether this device holds what the server shows its person (S4): now and then the server is asked for digests, and the
// store is compared with them. What differs is fetched anew, at most once an hour, so that nothing is healed in a loop.

import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { around } from "./back-off.ts";
import { isRefetchWanted } from "./confirmed-state.ts";
import { type DeviceClock, instantOf } from "./device-clock.ts";
import type { Digests } from "./pull.ts";
import { findValue, keepValue, NO_CHECKS, type ValueOf } from "./replica-values.ts";
import { isStoreEqual } from "./store-digest.ts";

export interface SelfCheckParts {
  database: DeskDatabase;
  clock: DeviceClock;
  random: () => number;
  /** A difference is never to be: it is told as a fault, healed or not. */
  onFault(fault: unknown): void;
}

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

type Result = NonNullable<ValueOf<"checks">["results"][CollectionName]>;

/** At the first complete cycle, after every fetch from the beginning, about daily, and whenever somebody asks. */
export async function isCheckDue({ database, clock }: SelfCheckParts): Promise<boolean> {
  const { nextAt, answered } = (await findValue(database, "checks")) ?? NO_CHECKS;
  const wanted = (await findValue(database, "checkWanted"))?.times ?? 0;
  return wanted > answered || nextAt === null || !isWithin(clock.now(), Date.parse(nextAt) - 2 * DAY_MS, 2 * DAY_MS);
}

/**
 * Compares the store with what the cycle that has just ended was told. What another window has begun to drop is not judged.
 * @returns the collections to fetch anew.
 */
export async function checkStore(
  parts: SelfCheckParts,
  digests: Digests,
  signal: AbortSignal,
): Promise<CollectionName[]> {
  const { database, clock, random, onFault } = parts;
  const former = (await findValue(database, "checks")) ?? NO_CHECKS;
  const answered = (await findValue(database, "checkWanted"))?.times ?? 0;
  const found = await compareAll(database, digests, signal);
  if (await isRefetchWanted(database)) return [];
  const results: ValueOf<"checks">["results"] = {};
  const toHeal: CollectionName[] = [];
  for (const [name, result] of found) {
    if (result === "different") onFault(new Error(`The ${name} on this device differ from what the server shows.`));
    const healedAt = former.results[name]?.healedAt ?? null;
    const heals = result === "different" && mayHeal(healedAt, clock.now());
    if (heals) toHeal.push(name);
    results[name] = { result, checkedAt: instantOf(clock), healedAt: heals ? instantOf(clock) : healedAt };
  }
  const isSettled = Object.values(results).every(({ result }) => result === "equal");
  const nextAt = new Date(clock.now() + around(isSettled ? DAY_MS : HOUR_MS, random)).toISOString();
  await keepValue(database, "checks", { nextAt: toHeal.length > 0 ? null : nextAt, answered, results });
  return toHeal;
}

async function compareAll(database: DeskDatabase, digests: Digests, signal: AbortSignal) {
  const found = new Map<CollectionName, Result["result"]>();
  for (const name of COLLECTION_NAMES) {
    const digest = digests[name];
    const isEqual = digest !== undefined && (await isStoreEqual(database, name, digest, signal));
    found.set(name, digest ? (isEqual ? "equal" : "different") : "unknown");
  }
  return found;
}

function mayHeal(healedAt: string | null, now: number): boolean {
  return healedAt === null || !isWithin(now, Date.parse(healedAt), HOUR_MS);
}

/** Whether `now` lies in the time that begins at `start`; a clock that was set elsewhere lies outside. */
function isWithin(now: number, start: number, length: number): boolean {
  return now >= start && now < start + length;
}
