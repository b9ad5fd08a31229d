// The loop that keeps saved filters in step, in the one window that syncs: asks when the live stream opens or says so, sends when
// something was changed. Nothing of it is in the way of the tickets: what fails here is tried again later, by itself. A server that
// does not know saved filters leaves them on the device.

import { SAVED_FILTERS_PATH, savedFiltersResponseSchema } from "#protocol/saved-filters.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { AccountClient } from "../account-client.ts";
import { around, createBackOff } from "../back-off.ts";
import type { Bell } from "../bell.ts";
import { isPassing, ProblemAnswer, retryAfterOf, SessionEnded } from "../http-fault.ts";
import type { Replica } from "../replica.ts";
import { nextChanges, withAnswer } from "./filter-state.ts";
import { changeStoredFilters, countUnsent, FILTERS_VALUE, findFilters } from "./stored-filters.ts";

export interface RunFiltersParts {
  database: DeskDatabase;
  replica: Pick<Replica, "values">;
  client: Pick<AccountClient, "post">;
  random: () => number;
  /** Rung when it is worth asking now. */
  bell: Bell;
  findReplicaId(): Promise<string>;
  onFault(fault: unknown): void;
}

/** Where no stream opens that would ring. */
const FIRST_MS = 10_000;
/** In case a word was lost. */
const SAFETY_MS = 10 * 60_000;

/** Runs until the signal ends it. @throws the signal's reason. */
export async function runFilters(parts: RunFiltersParts, signal: AbortSignal): Promise<never> {
  const { bell, replica, random } = parts;
  const backOff = createBackOff(random);
  const made = replica.values.changed$.subscribe((ids) => {
    if (ids.includes(FILTERS_VALUE) && countUnsent(replica.values).changes > 0) bell.ring();
  });
  const waitAfter = (fault: unknown): number => {
    signal.throwIfAborted();
    if (isPassing(fault)) return backOff.next(retryAfterOf(fault));
    if (!isForOthers(fault)) parts.onFault(fault);
    return around(SAFETY_MS, random);
  };
  try {
    let wait = around(FIRST_MS, random);
    if (countUnsent(replica.values).changes > 0) bell.ring();
    for (;;) {
      await bell.heard(signal, wait);
      wait = await exchange(parts, signal).then(() => {
        backOff.reset();
        return around(SAFETY_MS, random);
      }, waitAfter);
    }
  } finally {
    made.unsubscribe();
  }
}

async function exchange({ database, client, findReplicaId }: RunFiltersParts, signal: AbortSignal): Promise<void> {
  const changes = nextChanges(await findFilters(database));
  const request = { replicaId: await findReplicaId(), changes };
  const answer = await client.post(SAVED_FILTERS_PATH, request, savedFiltersResponseSchema, signal);
  await changeStoredFilters(database, (state) => withAnswer(state, answer, changes.at(-1)?.number ?? 0));
}

/** A server that does not know saved filters, a role that has changed, a session that has ended: others see to these. */
function isForOthers(fault: unknown): boolean {
  return fault instanceof SessionEnded || (fault instanceof ProblemAnswer && [403, 404].includes(fault.status));
}
