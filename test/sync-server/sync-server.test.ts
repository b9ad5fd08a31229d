import { once } from "node:events";
import { connect } from "node:net";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

async function signInAt(desk: TestDesk): Promise<Response> {
  return fetch(desk.url + AUTH_PATHS.signIn, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: emailOf("sam"), password: TEST_PASSWORD }),
  });
}

async function untilSomebodyWaitsForALock({ pool }: TestDesk): Promise<void> {
  await vi.waitUntil(async () => {
    const { rowCount } = await pool.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rowCount === 1;
  }, 20_000);
}

async function isClosed(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    () => false,
    () => true,
  );
}

test("[S1] a stop takes no new requests and finishes those in flight", async () => {
  const desk = await startTestDesk();
  const holder = new pg.Client({ connectionString: desk.databaseUrl });
  await holder.connect();
  await holder.query("BEGIN; LOCK TABLE sessions IN EXCLUSIVE MODE");
  const answering = signInAt(desk);
  await untilSomebodyWaitsForALock(desk);

  const stopping = desk.stop();
  await vi.waitUntil(() => isClosed(desk.url), 20_000);
  await holder.query("COMMIT");
  await holder.end();

  const answer = await answering;
  expect(answer.status).toBe(200);
  expect(await answer.json()).toHaveProperty("access_token");
  await stopping;
});

test("a stop ends the live streams, and says why", async () => {
  const desk = await startTestDesk();
  const stream = await desk.ask(
    "sam",
    `${STREAM_PATH}?protocol=${PROTOCOL_VERSION}&replica=01900000-0000-7000-8000-00000000000a`,
  );
  expect(stream.status).toBe(200);
  const events = stream.text();
  await desk.stop();
  expect(await events).toContain('"stopping"');
});

test("[S10] two servers on one database serve one desk: tokens of the one are good at the other", async () => {
  const one = await startTestDesk();
  const other = await startTestDesk({ beside: one });
  const { access_token: token } = await one.signIn("sam");
  const answer = await fetch(other.url + AUTH_PATHS.me, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  await other.stop();
  await one.stop();
});

test("a stop does not wait for connections that were opened and never used", async () => {
  const desk = await startTestDesk();
  const { hostname, port } = new URL(desk.url);
  const unused = connect(Number(port), hostname);
  await once(unused, "connect");
  const closed = once(unused, "close");
  // Holds a request until the connection was let go: it can only have been before all are, at the end of patience.
  const holder = new pg.Client({ connectionString: desk.databaseUrl });
  await holder.connect();
  await holder.query("BEGIN; LOCK TABLE sessions IN EXCLUSIVE MODE");
  const answering = signInAt(desk);
  await untilSomebodyWaitsForALock(desk);
  const stopping = desk.stop();
  await closed;
  await holder.query("COMMIT");
  await holder.end();
  expect((await answering).status).toBe(200);
  await stopping;
});
