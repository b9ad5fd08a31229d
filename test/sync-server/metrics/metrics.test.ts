import { readFileSync } from "node:fs";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { SEARCH_PATH } from "#protocol/sync/search.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { createDeskFigures } from "#sync-server/metrics/desk-figures.ts";
import { createMetrics } from "#sync-server/metrics/metrics.ts";
import { createSlowTransaction } from "../../support/slow-transaction.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ withMetrics: true });
});
afterAll(() => desk.stop());

async function read(): Promise<string> {
  const response = await fetch(desk.metricsUrl ?? "");
  expect(response.headers.get("content-type")).toContain("text/plain");
  return response.text();
}

/** The value of one series, as `name` or `name{label="value"}`; NaN where there is none. */
async function readFigure(series: string): Promise<number> {
  const line = (await read()).split("\n").find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? Number.NaN);
}

const ticket = () => ({
  kind: "createTicket" as const,
  ticketId: uuidv7(),
  args: { subject: "A secret subject", description: "D" },
});

describe("/metrics", () => {
  test("counts operations by outcome, and refusals by their reason", async () => {
    const [casey, sam] = [createTestDevice(desk, "casey"), createTestDevice(desk, "sam")];
    await casey.act(ticket());
    await sam.act({ kind: "take", ticketId: uuidv7(), args: {} });
    expect(await readFigure('holdfast_operations_total{outcome="applied",reason=""}')).toBe(1);
    expect(await readFigure('holdfast_operations_total{outcome="refused",reason="not_found"}')).toBe(1);
  });

  test("times pushes and pulls", async () => {
    const casey = createTestDevice(desk, "casey");
    const before = await readFigure('holdfast_request_duration_seconds_count{route="pull",status="2xx"}');
    await casey.pullOnce();
    const counted = () => readFigure('holdfast_request_duration_seconds_count{route="pull",status="2xx"}');
    await expect.poll(counted).toBe((before || 0) + 1);
    expect(await readFigure('holdfast_request_duration_seconds_count{route="push",status="2xx"}')).toBeGreaterThan(0);
  });

  test("times searches by themselves", async () => {
    const body = JSON.stringify({ protocol: PROTOCOL_VERSION, text: "nothing", isBeyondSight: false, below: null });
    expect((await desk.ask("sam", SEARCH_PATH, { method: "POST", body })).status).toBe(200);
    await expect.poll(() => readFigure('holdfast_request_duration_seconds_count{route="search",status="2xx"}')).toBe(1);
  });

  test("knows how many devices listen", async () => {
    const leaving = new AbortController();
    const query = `?protocol=${PROTOCOL_VERSION}&replica=${uuidv7()}`;
    const stream = await desk.ask("sam", STREAM_PATH + query, { signal: leaving.signal });
    expect(stream.status).toBe(200);
    await expect.poll(() => readFigure("holdfast_live_devices")).toBe(1);
    leaving.abort();
    await expect.poll(() => readFigure("holdfast_live_devices")).toBe(0);
  });

  test("shows how far the feed lags behind, and by how long a write", async () => {
    const slow = await createSlowTransaction(desk);
    await slow.begin();
    await createTestDevice(desk, "casey").act(ticket());
    expect(await readFigure("holdfast_feed_lag_transactions")).toBeGreaterThan(1);
    expect(await readFigure("holdfast_longest_write_seconds")).toBeGreaterThan(0);
    await slow.end();
  });

  test("shows what waits: tickets in the queue, jobs, sign-ins that failed", async () => {
    const tickets = createTestDevice(desk, "sam");
    await tickets.pull();
    expect(await readFigure("holdfast_queue_tickets")).toBe(tickets.tickets().length);
    expect(await readFigure("holdfast_queue_oldest_seconds")).toBeGreaterThan(0);
    await desk.pool.query("SELECT graphile_worker.add_job('unknown', run_at := now() - interval '1 hour')");
    expect(await readFigure("holdfast_jobs_waiting")).toBe(1);
    expect(await readFigure("holdfast_jobs_oldest_seconds")).toBeGreaterThan(3_500);
    const body = JSON.stringify({ email: "casey@test.example", password: "wrong" });
    await desk.ask(null, AUTH_PATHS.signIn, { method: "POST", body });
    expect(await readFigure('holdfast_sign_in_failures_total{reason="wrong_password"}')).toBe(1);
  });

  test("shows how webhooks fare: what waits, since when, how it went", async () => {
    await desk.pool.query(
      `INSERT INTO webhooks (id, name, url, events, include_internal_notes, secret, state, rests_until, created_by, created_at,
         updated_at)
       SELECT gen_random_uuid(), state, 'https://shop.example.org/', '{ticket.created}', false, 's', state,
         now() + interval '1 hour', $1, now(), now() FROM unnest('{active,switched_off}'::text[]) AS state`,
      [desk.people.lead.id],
    );
    await desk.pool.query(
      `INSERT INTO webhook_deliveries (webhook_id, event, happened_at, due_at)
       SELECT id, 'webhook.test', now() - interval '1 hour', now() - interval '1 hour' FROM webhooks`,
    );
    expect(await readFigure("holdfast_webhook_deliveries_waiting")).toBe(1);
    expect(await readFigure("holdfast_webhook_deliveries_oldest_seconds")).toBeGreaterThan(3_500);
    expect(await readFigure("holdfast_webhooks_switched_off")).toBe(1);
    expect(await readFigure("holdfast_webhooks_failing")).toBe(0);
    await desk.pool.query("UPDATE webhooks SET rests_until = NULL, url = 'https://127.0.0.1/'");
    const refused = () => readFigure('holdfast_webhook_attempts_total{result="address_not_allowed"}');
    await expect.poll(refused, { timeout: 30_000 }).toBe(1);
    expect(await readFigure("holdfast_webhooks_failing")).toBe(1);
  });

  test("tells nothing of anybody or anything, and makes no series of an id", async () => {
    await desk.ask("lead", `/api/v1/support/admin/staff/${desk.people.kim.id}`);
    const text = await read();
    expect(text).not.toMatch(/secret|casey|@|[0-9a-f]{8}-[0-9a-f]{4}/i);
  });

  test("is not served with the app, and nothing else is served with it", async () => {
    const beside = await desk.ask("admin", "/metrics", { headers: { accept: "text/plain" } });
    expect(beside.status).toBe(404);
    expect((await fetch(new URL("/api/v1/auth/me", desk.metricsUrl ?? ""))).status).toBe(404);
  });

  test("says so where the database does not answer, and goes on telling the rest", async () => {
    const metrics = createMetrics();
    const pool = { query: () => Promise.reject(new Error("away")) } as unknown as TestDesk["pool"];
    await createDeskFigures({ ...desk.services, metrics, pool })();
    const text = await metrics.register.metrics();
    expect(text).toContain("\nholdfast_database_up 0\n");
    expect(text).not.toMatch(/^holdfast_queue_tickets /m);
    expect(text).toContain("\nholdfast_live_devices 0\n");
  });
});

interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
}

describe("the dashboard for Grafana", () => {
  const { panels } = JSON.parse(readFileSync("deploy/grafana/holdfast.json", "utf8")) as Dashboard;
  const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

  test("shows nothing that the server does not tell", async () => {
    const told = new Set([...(await read()).matchAll(/^([a-z0-9_]+)(?:\{| )/gm)].map(([, name]) => name));
    const asked = expressions.flatMap((expr) => expr.match(/\b(holdfast|nodejs|process)_[a-z0-9_]+/g) ?? []);
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((name) => !told.has(name))).toEqual([]);
  });

  test("shows every figure of the server's own", async () => {
    const own = new Set([...(await read()).matchAll(/^# TYPE (holdfast_[a-z_]+) /gm)].map(([, name = ""]) => name));
    expect([...own].filter((name) => !expressions.some((expr) => expr.includes(name)))).toEqual([]);
  });

  test("asks for labels that there are", async () => {
    const text = await read();
    const filters = expressions.flatMap((expr) => [...expr.matchAll(/(route|outcome|status)="([a-z0-9]+)"/g)]);
    expect(filters.length).toBeGreaterThan(5);
    const [known, never] = [["push", "pull", "refused"], ["5xx"]];
    for (const [, label, value = ""] of filters) {
      if (known.includes(value)) expect(text).toContain(`${label}="${value}"`);
      else expect(never).toContain(value);
    }
  });
});
