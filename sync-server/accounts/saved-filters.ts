// The filters that a person has saved, and what their devices change in them: each change once, in the order in which the server
// takes them, by the rules of the domain.

import { changeFilters, hasRoomFor } from "#domain/search/filter-change.ts";
import type { SavedFilter } from "#domain/search/saved-filter.ts";
import type { SavedFiltersRequest, SavedFiltersResponse } from "#protocol/saved-filters.ts";
import { readSnapshot, type Transaction, transact } from "../database/transact.ts";
import type { Services } from "../services.ts";
import { lockReplica } from "../tickets/replicas.ts";

export interface ChangingFilters extends SavedFiltersRequest {
  personId: string;
}

/** Whose devices are told when somebody's filters have changed. */
export function filtersAudience(personId: string): string {
  return `filters:${personId}`;
}

/** @throws ProblemError where the replica is another person's, or the account is disabled. */
export async function changeSavedFilters(
  services: Services,
  { personId, replicaId, changes }: ChangingFilters,
): Promise<SavedFiltersResponse> {
  const { pool, announcer, now } = services;
  if (changes.length === 0) return await readSnapshot(pool, (tx) => readAll(tx, { personId, replicaId }));
  const { answer, version } = await transact(pool, async (tx) => {
    const { version } = await lockReplica(tx, { replicaId, personId, now: now() });
    // One device after the other: what a change meets is what the one before has left.
    await tx.query("SELECT FROM people WHERE id = $1 FOR NO KEY UPDATE", [personId]);
    const before = await readAll(tx, { personId, replicaId });
    const after = takeChanges(before, changes);
    const answer = { ...after, filters: await withoutErased(tx, after.filters) };
    await writeAll(tx, personId, answer.filters);
    await tx.query("UPDATE replicas SET last_filter_number = $2 WHERE id = $1", [replicaId, answer.lastNumber]);
    return { answer, version: answer.lastNumber > before.lastNumber ? version : null };
  });
  if (version !== null) announcer.announce({ audiences: [filtersAudience(personId)], version });
  return answer;
}

/** Goes no further than to the first change for which there is no room. */
function takeChanges(before: SavedFiltersResponse, changes: ChangingFilters["changes"]): SavedFiltersResponse {
  let { filters, lastNumber } = before;
  for (const { number, change } of changes) {
    if (number <= lastNumber) continue;
    if (!hasRoomFor(filters, change)) break;
    filters = changeFilters(filters, change);
    lastNumber = number;
  }
  return { filters, lastNumber };
}

async function readAll(
  tx: Transaction,
  { personId, replicaId }: Pick<ChangingFilters, "personId" | "replicaId">,
): Promise<SavedFiltersResponse> {
  const { rows: filters } = await tx.query<SavedFilter>(
    "SELECT id, name, conditions, place FROM saved_filters WHERE person_id = $1 ORDER BY place, id",
    [personId],
  );
  const { rows } = await tx.query<{ last_filter_number: string }>(
    "SELECT last_filter_number FROM replicas WHERE id = $1 AND person_id = $2",
    [replicaId, personId],
  );
  return { filters, lastNumber: Number(rows[0]?.last_filter_number ?? 0) };
}

/**
 * The name of a filter may be that of its customer: those of an erased one come back from no device. The lock makes an erasure that
 * is under way wait for what is written here, or this for the erasure.
 */
async function withoutErased(tx: Transaction, filters: readonly SavedFilter[]): Promise<SavedFilter[]> {
  const customers = filters.flatMap(({ conditions }) => conditions.customerId ?? []);
  if (customers.length === 0) return [...filters];
  const { rows } = await tx.query<{ id: string; is_erased: boolean }>(
    "SELECT id, erased_at IS NOT NULL AS is_erased FROM people WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE",
    [customers],
  );
  const erased = new Set(rows.filter(({ is_erased }) => is_erased).map(({ id }) => id));
  return filters.filter(({ conditions }) => !erased.has(conditions.customerId ?? ""));
}

async function writeAll(tx: Transaction, personId: string, filters: readonly SavedFilter[]): Promise<void> {
  await tx.query("DELETE FROM saved_filters WHERE person_id = $1 AND id <> ALL ($2)", [
    personId,
    filters.map(({ id }) => id),
  ]);
  await tx.query(
    `INSERT INTO saved_filters AS known (person_id, id, name, conditions, place)
     SELECT $1, one.id, one.name, one.conditions, one.place
     FROM jsonb_to_recordset($2) AS one (id uuid, name text, conditions jsonb, place integer)
     ON CONFLICT (person_id, id) DO UPDATE
       SET name = excluded.name, conditions = excluded.conditions, place = excluded.place
       WHERE (known.name, known.conditions, known.place) IS DISTINCT FROM
         (excluded.name, excluded.conditions, excluded.place)`,
    [personId, JSON.stringify(filters)],
  );
}

/** Takes away the filters that ask for this customer: what they are called may say who that was. */
export async function forgetFiltersOn({ pool, announcer }: Services, customerId: string): Promise<void> {
  const { rows } = await pool.query<{ person_id: string; version: string }>(
    `DELETE FROM saved_filters WHERE conditions ->> 'customerId' = $1
     RETURNING person_id, pg_current_xact_id()::text AS version`,
    [customerId],
  );
  const audiences = [...new Set(rows.map(({ person_id }) => filtersAudience(person_id)))];
  if (rows[0]) announcer.announce({ audiences, version: rows[0].version });
}
