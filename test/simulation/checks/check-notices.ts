// [S6] Whoever was overruled is told: for each change that replaced a value which its author had not seen, whoever had set
// that value has a notice, and nobody else has any.

import type { DeskRows, HistoryRow, NoticeRow, OutcomeRow } from "../oracle/desk-rows.ts";

interface Overruling {
  outcome: OutcomeRow;
  field: string;
  from: string | null;
  to: string | null;
}

export function checkNotices(rows: DeskRows): string[] {
  const overrulings = rows.outcomes.flatMap((outcome) =>
    (outcome.outcome.overruled ?? []).map((change) => ({ outcome, ...change })),
  );
  const missing = overrulings.flatMap((overruling) => checkOverruling(rows, overruling));
  const untrue = rows.notices.filter((notice) => !overrulings.some((overruling) => isOf(notice, overruling)));
  return [
    ...missing,
    // The words of a deleted ticket are taken out of its outcomes too, and with them what would explain its notices.
    ...untrue
      .filter(({ ticket_id }) => !rows.tickets.some(({ id, is_deleted }) => id === ticket_id && is_deleted))
      .map(({ id }) => `[S6] notice ${id} tells of nothing that was overruled`),
  ];
}

function checkOverruling(rows: DeskRows, overruling: Overruling): string[] {
  const { outcome, field } = overruling;
  const change = findChange(rows, overruling);
  if (!change) return [];
  const setters = findSetters(rows, change);
  const told = rows.notices.filter((notice) => isOf(notice, overruling)).map(({ person_id }) => person_id);
  if (told.length > 1) return [`[S6] ${outcome.operation_id} is told ${told.length} times`];
  const [toldOne = null] = told;
  const mayBe = setters.map((id) => (mustBeTold(rows, id, outcome) ? id : null));
  if (mayBe.includes(toldOne) || (setters.length === 0 && toldOne === null)) return [];
  return [`[S6] ${field} of ${outcome.operation_id} was overruled, told ${toldOne}, should be ${mayBe.join(" or ")}`];
}

/** Somebody may change a field several times within a moment: the change that wrote these values is meant. */
function findChange({ history }: DeskRows, { outcome, field, from, to }: Overruling): HistoryRow | undefined {
  const own = history.filter((row) => row.ticket_id === outcome.ticket_id && row.field === field && isBy(row, outcome));
  const ofValues = own.filter((row) => row.from_value === from && row.to_value === to);
  const distance = (row: HistoryRow) => Math.abs(row.at.getTime() - outcome.at.getTime());
  return (ofValues.length > 0 ? ofValues : own).sort((a, b) => distance(a) - distance(b))[0];
}

/** Of one millisecond the order is unknown: any of these may have been the last. */
function findSetters({ history }: DeskRows, change: HistoryRow): string[] {
  const before = history.filter(
    (row) =>
      row !== change &&
      row.ticket_id === change.ticket_id &&
      row.field === change.field &&
      row.to_value === change.from_value &&
      row.at <= change.at,
  );
  const last = before.at(-1);
  return last ? before.filter(({ at }) => at.getTime() === last.at.getTime()).map(({ actor_id }) => actor_id) : [];
}

/** Not oneself; nor a customer whose ticket it is no more. */
function mustBeTold({ people, history }: DeskRows, id: string, { person_id, ticket_id }: OutcomeRow): boolean {
  if (id === person_id) return false;
  const isStaff = people.find((person) => person.id === id)?.role !== "customer";
  return isStaff || !history.some((row) => row.ticket_id === ticket_id && row.field === "userId");
}

/** A customer whose ticket it is no more has a notice without values. */
function isOf(notice: NoticeRow, { outcome, field, from, to }: Overruling): boolean {
  const isBlank = notice.from_value === null && notice.to_value === null;
  return (
    notice.ticket_id === outcome.ticket_id &&
    notice.field === field &&
    (isBlank || (notice.from_value === from && notice.to_value === to)) &&
    notice.actor_id === outcome.person_id &&
    isAt(notice, outcome)
  );
}

function isBy(row: HistoryRow, outcome: OutcomeRow): boolean {
  return row.actor_id === outcome.person_id && isAt(row, outcome);
}

/** However long a busy machine took between reading the clock for a change and for its outcome. */
const SAME_MOMENT_MS = 5_000;

/** The transaction that wrote it, or its moment where it was written again since. */
function isAt({ version, at }: { version: string; at: Date }, outcome: OutcomeRow): boolean {
  const sameMoment = Math.abs(at.getTime() - outcome.at.getTime()) < SAME_MOMENT_MS;
  return version === outcome.outcome.version || (BigInt(version) > BigInt(outcome.outcome.version) && sameMoment);
}
