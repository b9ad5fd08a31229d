// Going from one version to the next and back: what docs/operations.md promises.

import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Pool } from "pg";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { hashPassword } from "#sync-server/accounts/password.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { databaseUrl, runOn } from "../../support/postgres-setup.ts";
import { MIGRATIONS_FOLDER, stepMigrations } from "../../support/step-migrations.ts";
import { startTestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";
import { emailOf, TEST_PASSWORD, TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

const MIGRATIONS = readdirSync(MIGRATIONS_FOLDER).toSorted();

let url: string;
let pool: Pool;

beforeEach(async () => {
  const name = `holdfast_${randomUUID().replaceAll("-", "")}`;
  await runOn(inject("postgresUrl"), `CREATE DATABASE ${name}`);
  url = databaseUrl(inject("postgresUrl"), name);
  pool = createPool(url, { max: 2 });
});

afterEach(async () => {
  await pool.end();
  await runOn(inject("postgresUrl"), `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
});

/** As the first schema has them. */
async function writePeople(): Promise<void> {
  const passwordHash = await hashPassword(TEST_PASSWORD);
  for (const [name, { id, displayName, role }] of Object.entries(TEST_PEOPLE)) {
    await pool.query(
      `INSERT INTO people (id, email, display_name, role, password_hash, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, now(), now())`,
      [id, emailOf(name as TestPerson), displayName, role, passwordHash],
    );
  }
}

/** A closed ticket with a message, as the first schema has it. */
async function writeTicket(): Promise<string> {
  const id = uuidv7();
  await pool.query(
    `INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
       priority, department, created_by, last_position, last_public_position, written_at, created_at, updated_at,
       public_updated_at, closed_at)
     VALUES ($1, $2, 2026, 7, 'TICK-2026-0007', 'Old subject', 'Old words', 'closed', 'low', 'billing', $2, 1, 1,
       now(), now(), now(), now(), now())`,
    [id, TEST_PEOPLE.casey.id],
  );
  await pool.query(
    `INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
       public_position, written_at, created_at, updated_at)
     VALUES ($1, $2, $3, 'Old message', false, false, 1, 1, now(), now(), now())`,
    [uuidv7(), id, TEST_PEOPLE.casey.id],
  );
  await pool.query(
    `INSERT INTO ticket_sight (audience, ticket_id, cause)
     VALUES ('admins', $1, 'admin'), ('queue', $1, 'queue'), ('customer:' || $2, $1, 'customer')`,
    [id, TEST_PEOPLE.casey.id],
  );
  await pool.query("INSERT INTO ticket_counters (year, last_sequence) VALUES (2026, 7)");
  return id;
}

/** All that there is in the schema, in words that do not depend on how it came there. */
async function describeSchema(): Promise<string[]> {
  const { rows } = await pool.query<{ thing: string }>(`
    SELECT format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS thing
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migrations'
    UNION ALL SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 'schema_migrations'::regclass
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'schema_migrations'
    UNION ALL SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT format('function %s', oid::regprocedure) FROM pg_proc AS p
      WHERE pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    ORDER BY 1`);
  return rows.map(({ thing }) => thing);
}

describe("an upgrade", () => {
  test.each(MIGRATIONS.slice(0, -1).map((name, at) => [name, at + 1] as const))(
    "of a desk that stands at %s keeps what it holds, and devices read it",
    async (_name, count) => {
      await stepMigrations(pool, "up", count);
      await writePeople();
      const ticketId = await writeTicket();
      const desk = await startTestDesk({ beside: { databaseUrl: url } });
      const lead = createTestDevice(desk, "lead");
      await lead.pull();
      expect(lead.ticket(ticketId)).toMatchObject({ ticketNumber: "TICK-2026-0007", subject: "Old subject" });
      expect(lead.messages(ticketId)).toMatchObject([{ message: "Old message" }]);
      const reopened = await lead.act({ kind: "setStatus", ticketId, args: { status: "open" } });
      expect(reopened.type).toBe("applied");
      await desk.stop();
    },
  );
});

describe("going back", () => {
  test("a server that does not know the newest migration starts on it: the schema only grows", async () => {
    await stepMigrations(pool, "up", Number.POSITIVE_INFINITY);
    await pool.query("INSERT INTO schema_migrations (name, run_on) VALUES ('9999-of-a-newer-server', now())");
    await writePeople();
    const desk = await startTestDesk({ beside: { databaseUrl: url } });
    await createTestDevice(desk, "sam").pull();
    await desk.stop();
  });

  test("each migration's way down leaves the schema as it was before its way up", async () => {
    const before: string[][] = [];
    for (const _migration of MIGRATIONS) {
      before.push(await describeSchemaOrNothing());
      await stepMigrations(pool, "up", 1);
    }
    for (const expected of before.toReversed()) {
      await stepMigrations(pool, "down", 1);
      expect(await describeSchema()).toEqual(expected);
    }
  });

  async function describeSchemaOrNothing(): Promise<string[]> {
    const { rows } = await pool.query("SELECT to_regclass('schema_migrations') AS migrations");
    return rows[0].migrations === null ? [] : describeSchema();
  }
});
