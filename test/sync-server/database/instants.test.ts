import pg from "pg";
import { expect, inject, test } from "vitest";
import { WITH_INSTANTS } from "#sync-server/database/instants.ts";

const TIMES = [
  "2026-01-31 12:00:00+00",
  "2026-01-31 12:00:00.5+00",
  "2026-01-31 23:59:59.999+00",
  "2026-01-31 23:59:59.123999+00",
  "0999-12-31 00:00:00+00",
  "12026-01-31 12:00:00+00",
];

test.for(["UTC", "Asia/Kolkata", "America/St_Johns"])(
  "times come as instants, to the millisecond, whatever zone the session is in: %s",
  async (zone) => {
    const client = new pg.Client({ connectionString: inject("postgresUrl") });
    await client.connect();
    await client.query(`SET TimeZone = '${zone}'`);
    const text = "SELECT at, NULL::timestamptz AS never, 7 AS number FROM unnest($1::timestamptz[]) AS at";
    const { rows } = await client.query({ ...WITH_INSTANTS, text, values: [TIMES] });
    await client.end();
    expect(rows.map(({ at }) => at)).toEqual([
      "2026-01-31T12:00:00.000Z",
      "2026-01-31T12:00:00.500Z",
      "2026-01-31T23:59:59.999Z",
      "2026-01-31T23:59:59.123Z",
      "0999-12-31T00:00:00.000Z",
      "+012026-01-31T12:00:00.000Z",
    ]);
    expect(rows[0]).toMatchObject({ never: null, number: 7 });
  },
);
