import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { seedDemo } from "#sync-server/demo/seed-demo.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { DESK_CHECKS } from "./desk-checks.ts";

/** In January, so that the ninety days cross a year's end. */
const NOW = new Date("2026-01-20T14:30:00.000Z");

let desk: TestDesk;
let created: boolean[];

beforeAll(async () => {
  desk = await startTestDesk();
  const twice = [seedDemo(desk.services, { now: NOW }), seedDemo(desk.services, { now: NOW })];
  created = (await Promise.all(twice)).map((answer) => answer.created);
});
afterAll(() => desk?.stop());

async function rowsOf<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  return (await desk.pool.query<T>(sql, values)).rows;
}

async function countsOf(sql: string): Promise<Record<string, number>> {
  const rows = await rowsOf<{ key: string; count: string }>(sql);
  return Object.fromEntries(rows.map(({ key, count }) => [key, Number(count)]));
}

describe("seeding", () => {
  it("makes the desk once, also when two servers start together", () => {
    expect(created.toSorted()).toEqual([false, true]);
  });

  it("does nothing where the demo's people exist", async () => {
    const before = await countsOf("SELECT 'tickets' AS key, count(*) FROM support_tickets");
    expect(await seedDemo(desk.services, { now: new Date() })).toEqual({ created: false });
    expect(await countsOf("SELECT 'tickets' AS key, count(*) FROM support_tickets")).toEqual(before);
  });

  it.each(DEMO_ACCOUNTS)("lets $email sign in as $role", async ({ email, role }) => {
    const body = JSON.stringify({ email, password: DEMO_PASSWORD });
    const response = await desk.ask(null, AUTH_PATHS.signIn, { method: "POST", body });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ account: { email, role } });
  });

  it("numbers the next ticket where the demo's end", async () => {
    const id = "01930000-0000-7000-8000-0000000000aa";
    const operation = {
      id,
      number: 1,
      ticketId: id,
      kind: "createTicket",
      args: { subject: "Next", description: "One more" },
      seen: {},
      writtenAt: NOW.toISOString(),
    };
    const year = new Date().getUTCFullYear();
    const before = await rowsOf<{ last: number }>("SELECT last_sequence AS last FROM ticket_counters WHERE year = $1", [
      year,
    ]);
    const { outcomes } = await desk.push("casey", id, [operation]);
    const sequence = String((before[0]?.last ?? 0) + 1).padStart(4, "0");
    expect(outcomes[0]?.outcome).toMatchObject({ type: "applied", ticketNumber: `TICK-${year}-${sequence}` });
    await desk.pool.query("DELETE FROM support_tickets WHERE id = $1", [id]);
    await desk.pool.query("UPDATE ticket_counters SET last_sequence = last_sequence - 1 WHERE year = $1", [year]);
    await desk.pool.query("DELETE FROM ticket_counters WHERE last_sequence = 0");
  });
});

describe("every rule holds in the tables", () => {
  it.each(DESK_CHECKS)("$rule", async ({ sql }) => {
    expect(await rowsOf(sql)).toEqual([]);
  });
});

describe("the desk is believable", () => {
  it("has 12 people at the desk, 60 customers and 400 tickets of the last 90 days", async () => {
    const people =
      "SELECT is_staff::text AS key, count(*) FROM people WHERE email NOT LIKE '%@test.example' GROUP BY 1";
    expect(await countsOf(people)).toEqual({ true: 12, false: 60 });
    const [span] = await rowsOf<{ count: string; first: Date; last: Date }>(
      "SELECT count(*), min(created_at) AS first, max(updated_at) AS last FROM support_tickets",
    );
    expect(span?.count).toBe("400");
    const days = (NOW.getTime() - (span?.first.getTime() ?? 0)) / 86_400_000;
    expect(days).toBeGreaterThan(85);
    expect(days).toBeLessThanOrEqual(90);
    expect(span?.last.getTime()).toBeLessThanOrEqual(NOW.getTime());
  });

  it("has every status, priority and department, most of it settled", async () => {
    const status = await countsOf("SELECT status AS key, count(*) FROM support_tickets GROUP BY 1");
    expect(Object.keys(status).toSorted()).toEqual(["closed", "in_progress", "open"]);
    expect(status.closed).toBeGreaterThan(200);
    for (const field of ["priority", "department"]) {
      const counts = Object.values(await countsOf(`SELECT ${field} AS key, count(*) FROM support_tickets GROUP BY 1`));
      expect(counts).toHaveLength(4);
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(20);
    }
  });

  it("[T11] has uneven workloads, and a queue", async () => {
    const active = await countsOf(
      "SELECT email AS key, active_tickets AS count FROM people WHERE is_staff AND email LIKE '%@demo.test'",
    );
    expect(active["sam@demo.test"]).toBe(25);
    expect(active["kim@demo.test"]).toBe(19);
    expect(new Set(Object.values(active)).size).toBeGreaterThan(6);
    const queue = await countsOf(
      "SELECT 'queue' AS key, count(*) FROM ticket_sight WHERE cause = 'queue' AND until IS NULL",
    );
    expect(queue.queue).toBeGreaterThan(30);
  });

  it("says when who has worked at the desk was last seen: with the last thing they did", async () => {
    const seen = await rowsOf<{ email: string; last_seen_at: Date | null; last_act_at: Date | null }>(
      `SELECT email, (SELECT max(last_used_at) FROM sessions WHERE person_id = p.id) AS last_seen_at,
         greatest((SELECT max(created_at) FROM ticket_messages WHERE user_id = p.id),
           (SELECT max(at) FROM ticket_history WHERE actor_id = p.id)) AS last_act_at
       FROM people AS p WHERE is_staff AND email LIKE '%@demo.test' AND email <> ALL ($1)`,
      // Those have signed in above.
      [DEMO_ACCOUNTS.map(({ email }) => email)],
    );
    expect(seen).toHaveLength(8);
    for (const { last_seen_at, last_act_at } of seen) expect(last_seen_at).toEqual(last_act_at);
    expect(seen.filter(({ last_seen_at }) => last_seen_at === null)).toEqual([]);
  });

  it("has something of everything for casey and robin", async () => {
    const own = await rowsOf<{ email: string; status: string; count: string }>(
      `SELECT email, status, count(*) FROM support_tickets AS t JOIN people AS p ON p.id = t.user_id
       WHERE email IN ('casey@demo.test', 'robin@demo.test') GROUP BY 1, 2`,
    );
    expect(own).toHaveLength(6);
    const casey = own.filter(({ email }) => email === "casey@demo.test").map(({ count }) => Number(count));
    expect(casey.reduce((sum, count) => sum + count, 0)).toBe(8);
  });

  it("has threads short and long, notes, follows, and messages of many pages", async () => {
    const threads = await rowsOf<{ count: number }>("SELECT last_position AS count FROM support_tickets");
    const lengths = threads.map(({ count }) => count);
    expect(Math.min(...lengths)).toBe(0);
    expect(Math.max(...lengths)).toBeGreaterThan(12);
    const [words] = await rowsOf<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM ticket_messages WHERE is_internal_note) AS notes,
        (SELECT count(*)::int FROM ticket_sight WHERE cause = 'follower' AND until IS NULL) AS follows,
        (SELECT count(*)::int FROM support_tickets WHERE length(description) > 8000) AS long,
        (SELECT count(*)::int FROM ticket_messages WHERE message LIKE '%\`\`\`%' OR message ~ '(^|\n)(- |1\\. )') AS markdown,
        (SELECT count(*)::int FROM support_tickets WHERE subject ~ '[äöüßéèñãçô]') AS foreign_words`,
    );
    expect(words?.notes).toBeGreaterThan(100);
    expect(words?.follows).toBeGreaterThan(8);
    expect(words?.long).toBeGreaterThan(1);
    expect(words?.markdown).toBeGreaterThan(20);
    expect(words?.foreign_words).toBeGreaterThan(3);
  });

  it("tells no story twice among the newest thirty tickets", async () => {
    const newest = await rowsOf<{ description: string }>(
      "SELECT description FROM support_tickets ORDER BY created_at DESC LIMIT 30",
    );
    const sentences = newest.flatMap(({ description }) =>
      description.split(/(?<=[.?!])\s+/).filter((one) => one.length > 40),
    );
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});
