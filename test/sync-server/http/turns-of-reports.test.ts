// Many scripts that ask for lists and statistics at once, on a database that is slow to answer them: those who send are
// answered all the same.

import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PROBLEM_MEDIA_TYPE } from "#protocol/problem.ts";
import { REPORT_TURNS } from "#sync-server/http/turns.ts";
import { createRestClient, type EndpointId, type RestAnswer, type RestClient } from "../../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";

let desk: TestDesk;
let rest: RestClient;
beforeAll(async () => {
  desk = await startTestDesk();
  rest = createRestClient(desk);
});
afterAll(() => desk.stop());

/** How many statements wait for a table that somebody else has locked. */
async function countHeld(): Promise<number> {
  const { rows } = await desk.pool.query<{ held: number }>(
    `SELECT count(*)::integer AS held FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database
     WHERE d.datname = current_database() AND l.locktype = 'relation' AND NOT l.granted`,
  );
  return rows[0]?.held ?? 0;
}

const TOO_MANY = 7;

test("[S11] a burst of lists and statistics leaves a push answered, and those too many are told when to come again", async () => {
  const { id: ticketId } = await rest.makeTicket("casey");
  const device = createTestDevice(desk, "sam");
  const blocker = await desk.pool.connect();
  let burst: Promise<void>[] = [];
  try {
    // What both read and a follow does not write.
    await blocker.query("BEGIN");
    await blocker.query("LOCK TABLE ticket_messages, ticket_history IN ACCESS EXCLUSIVE MODE");
    const endpoints = ["readStatistics", "listTickets", "listAllTickets", "listAssignedTickets"] as const;
    const count = REPORT_TURNS.underWay + REPORT_TURNS.waiting + TOO_MANY;
    const answered: RestAnswer[] = [];
    burst = Array.from({ length: count }, async (_, index) => {
      const endpoint: EndpointId = endpoints[index % endpoints.length] ?? "readStatistics";
      answered.push(await rest.ask("lead", endpoint));
    });
    await vi.waitFor(() => expect(answered).toHaveLength(TOO_MANY), { timeout: 60_000 });
    await vi.waitFor(async () => expect(await countHeld()).toBe(REPORT_TURNS.underWay), { timeout: 60_000 });
    for (const { status, headers } of answered) {
      expect([status, headers.get("content-type")]).toEqual([503, expect.stringContaining(PROBLEM_MEDIA_TYPE)]);
      expect(headers.get("retry-after")).toMatch(/^\d+$/);
    }

    const outcome = await device.act({ kind: "follow", ticketId, args: {} });
    expect(outcome).toMatchObject({ type: "applied" });
    expect([answered.length, await countHeld()]).toEqual([TOO_MANY, REPORT_TURNS.underWay]);

    await blocker.query("COMMIT");
    await Promise.all(burst);
    expect(answered.filter(({ status }) => status === 200)).toHaveLength(count - TOO_MANY);
  } finally {
    blocker.release(true);
    await Promise.allSettled(burst);
  }
});
