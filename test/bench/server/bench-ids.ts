// Ids of the bench's desk: counted, so that every part of the bench can name any of them without looking it up.

export const KINDS = { person: 1, ticket: 2, session: 3, message: 4, history: 5, replica: 6, operation: 7 } as const;
export type Kind = keyof typeof KINDS;

export function idPrefix(kind: Kind): string {
  return `0190000${KINDS[kind]}-0000-7000-8000-`;
}

export function benchId(kind: Kind, number: number): string {
  return idPrefix(kind) + number.toString(16).padStart(12, "0");
}

/** The same in SQL, of an expression that is a number. */
export function benchIdSql(kind: Kind, number: string): string {
  return `('${idPrefix(kind)}' || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`;
}
