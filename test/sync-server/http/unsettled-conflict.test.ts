import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Problem, problemTypeOf } from "#protocol/problem.ts";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
  // Refuses a message as a conflict as often as `conflicts` says; a sequence is not set back with the transaction.
  await desk.pool.query("CREATE SEQUENCE tries");
  await desk.pool.query("CREATE TABLE conflicts (count bigint NOT NULL)");
  await desk.pool.query("INSERT INTO conflicts VALUES (0)");
  await desk.pool.query(`
    CREATE FUNCTION conflict() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('tries') <= (SELECT count FROM conflicts) THEN
        RAISE EXCEPTION 'in conflict' USING ERRCODE = '40001';
      END IF;
      RETURN NEW;
    END $$`);
  await desk.pool.query(
    "CREATE TRIGGER conflict BEFORE INSERT ON ticket_messages FOR EACH ROW EXECUTE FUNCTION conflict()",
  );
});
afterAll(() => desk.stop());

async function conflictFor(count: number): Promise<void> {
  await desk.pool.query("SELECT setval('tries', 1, false)");
  await desk.pool.query("UPDATE conflicts SET count = $1", [count]);
}

async function prepareReply() {
  const device = createTestDevice(desk, "casey");
  const ticketId = uuidv7();
  await device.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
  const args = { messageId: uuidv7(), message: "Words", isInternalNote: false };
  return { device, reply: device.prepare({ kind: "addMessage", ticketId, args }) };
}

test("[S2] a conflict with others that passes is nobody's business: the operation is tried again, and done once", async () => {
  const { device, reply } = await prepareReply();
  await conflictFor(3);
  expect((await device.send([reply])).outcomes).toMatchObject([{ outcome: { type: "applied" } }]);
  await device.pull();
  expect(device.messages()).toHaveLength(1);
});

test("[S5] a conflict that outlasts every try is answered 503 with the time to come back, and the operation waits", async () => {
  const { device, reply } = await prepareReply();
  await conflictFor(1_000);
  const body = JSON.stringify({ protocol: PROTOCOL_VERSION, replicaId: device.replicaId, operations: [reply] });
  const answer = await desk.ask("casey", PUSH_PATH, { method: "POST", body });
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(problemTypeOf((await answer.json()) as Problem)).toBe("unavailable");
  await conflictFor(0);
  expect((await device.send([reply])).outcomes).toMatchObject([{ number: reply.number, outcome: { type: "applied" } }]);
});

test("[S5] what was done before the conflict in a batch is answered, and the rest is asked for again", async () => {
  const { device, reply } = await prepareReply();
  const priority = device.prepare({ kind: "setStatus", ticketId: String(reply.ticketId), args: { status: "closed" } });
  await conflictFor(1_000);
  const batch = [
    { ...priority, number: reply.number },
    { ...reply, number: priority.number },
  ];
  const { outcomes, expected } = await device.send(batch);
  expect(outcomes.map(({ id }) => id)).toEqual([priority.id]);
  expect(expected).toBe(priority.number);
  await conflictFor(0);
  expect((await device.send(batch)).outcomes.map(({ outcome }) => outcome.type)).toEqual(["applied", "applied"]);
});
