// Times as the protocol writes them, straight from Postgres' text: a Date between the two costs a first fill more than the
// rest of a row.

import pg from "pg";

const TIMESTAMPTZ = pg.types.builtins.TIMESTAMPTZ;
const IN_UTC = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;

/** For a query whose times are to be instants such as `2026-01-31T12:00:00.000Z`, cut to the millisecond, and not Dates. */
export const WITH_INSTANTS = {
  types: {
    getTypeParser: ((oid: number, format?: "text") =>
      oid === TIMESTAMPTZ ? toInstant : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  },
};

/** A session that is told another time zone, and years beyond 9999, take the long way. */
export function toInstant(text: string): string {
  if (!IN_UTC.test(text)) return (pg.types.getTypeParser(TIMESTAMPTZ)(text) as Date).toISOString();
  const milliseconds = text.slice(20, -3).padEnd(3, "0").slice(0, 3);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}
