// Ticket numbers (T8): TICK-{YEAR}-{SEQUENCE}, at least four digits, one sequence a year, given by the server alone.

export interface TicketNumber {
  year: number;
  sequence: number;
}

/** The highest year and the highest sequence that are ever given: what an integer of Postgres holds. */
export const NUMBER_PART_MAX = 2_147_483_647;

/** Neither a year before 1000 nor a sequence of 0, and nothing that a JavaScript number could not hold exactly. */
const FORMAT = /^TICK-([1-9]\d{3,14})-(0{3}[1-9]|0{2}[1-9]\d|0[1-9]\d{2}|[1-9]\d{3,14})$/;

/** @throws RangeError where year or sequence cannot stand in a number. */
export function formatTicketNumber({ year, sequence }: TicketNumber): string {
  if (!Number.isSafeInteger(year) || year < 1000) throw new RangeError(`${year} is not a year of four digits or more`);
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`${sequence} is not a sequence from 1 on`);
  return `TICK-${year}-${String(sequence).padStart(4, "0")}`;
}

/** Reads a number in any case and with white space around it; null where the text is not a ticket number. */
export function findTicketNumber(value: string): TicketNumber | null {
  const match = FORMAT.exec(value.trim().toUpperCase());
  return match && { year: Number(match[1]), sequence: Number(match[2]) };
}

const NUMBERS_A_YEAR = 1_000_000_000;

/** One number for year and sequence, for an index to sort and to find by. */
export function toNumberOrder({ year, sequence }: TicketNumber): number {
  return year * NUMBERS_A_YEAR + sequence;
}

/** Numeric order, so that TICK-2026-10000 follows TICK-2026-9999. Tickets without a number yet come last. */
export function compareTicketNumbers(a: string | null, b: string | null): number {
  const [left, right] = [a === null ? null : findTicketNumber(a), b === null ? null : findTicketNumber(b)];
  if (!left || !right) return Number(!left) - Number(!right);
  return left.year - right.year || left.sequence - right.sequence;
}

/** The year whose sequence a ticket accepted at this time of the server belongs to: the UTC year. */
export function numberingYear(now: Date): number {
  return now.getUTCFullYear();
}
