// Devices that come back after the documents of a collection have got another form.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COLLECTION_NAMES, type CollectionName, DOCUMENT_FORM } from "#protocol/sync/documents.ts";
import type { Checkpoint, PullRequest, PullResponse } from "#protocol/sync/pull.ts";
import { FORM_OF } from "#protocol/sync/scope.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";

let desk: TestDesk;
let casey: TestDevice;
let kim: TestDevice;

beforeAll(async () => {
  desk = await startTestDesk();
  casey = createTestDevice(desk, "casey");
  kim = createTestDevice(desk, "kim");
});
afterAll(() => desk.stop());

/** With a first reply. */
async function makeTicket(): Promise<string> {
  const ticketId = uuidv7();
  await casey.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
  const args = { messageId: uuidv7(), message: "M", isInternalNote: false };
  await casey.act({ kind: "addMessage", ticketId, args });
  return ticketId;
}

/** Where a device of Sam's stands that has read all there is. */
async function checkpointsOfSam(): Promise<Map<CollectionName, Checkpoint>> {
  const sam = createTestDevice(desk, "sam");
  await sam.pull();
  const { pages } = await sam.pullOnce();
  return new Map(COLLECTION_NAMES.map((name) => [name, mustBe(pages[name]).checkpoint]));
}

const pullsFrom = (checkpoints: ReadonlyMap<CollectionName, Checkpoint>, limit: number): PullRequest["pulls"] =>
  Object.fromEntries([...checkpoints].map(([name, checkpoint]) => [name, { checkpoint, limit }]));

function mustBe<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("There is no page.");
  return value;
}

test("[S8] the collection alone is sent again, in place of what is there, and what left meanwhile is removed", async () => {
  const [stays, leaves] = [await makeTicket(), await makeTicket()];
  const checkpoints = await checkpointsOfSam();
  for (const [name, checkpoint] of checkpoints) {
    expect(checkpoint.scope).toBe(`support.${DOCUMENT_FORM}`);
    checkpoints.set(name, { ...checkpoint, scope: `support.${FORM_OF.tickets - 1}` });
  }
  await kim.act({ kind: "take", ticketId: leaves, args: {} });
  const comes = await makeTicket();
  const { pages } = await desk.pull("sam", pullsFrom(checkpoints, 1));
  expect(mustBe(pages.tickets).remaining).toBeGreaterThan(0);
  const { documents, removed } = await pullAll(checkpoints, 1);
  const tickets = documents.get("tickets");
  expect(tickets).toEqual(expect.arrayContaining([stays, comes]));
  expect(tickets).not.toContain(leaves);
  expect(removed.get("tickets")).toContain(leaves);
  expect(documents.get("messages")).toHaveLength(1);
  for (const { scope, fill } of checkpoints.values()) expect([scope, fill]).toEqual([`support.${DOCUMENT_FORM}`, null]);
});

/** Moves the checkpoints to the end, and tells what came on the way. */
async function pullAll(checkpoints: Map<CollectionName, Checkpoint>, limit: number) {
  const documents = new Map<CollectionName, string[]>(COLLECTION_NAMES.map((name) => [name, []]));
  const removed = new Map<CollectionName, string[]>(COLLECTION_NAMES.map((name) => [name, []]));
  for (let more = true; more; ) {
    const answer: PullResponse = await desk.pull("sam", pullsFrom(checkpoints, limit));
    expect(answer.reset).toBe(false);
    more = false;
    for (const name of COLLECTION_NAMES) {
      const page = mustBe(answer.pages[name]);
      documents.get(name)?.push(...page.documents.map(({ id }) => id));
      removed.get(name)?.push(...page.removed);
      checkpoints.set(name, page.checkpoint);
      more ||= page.more;
    }
  }
  return { documents, removed };
}

test("[S10] who comes from a newer server, with a form that this one does not know, goes on where they were", async () => {
  const checkpoints = await checkpointsOfSam();
  for (const [name, checkpoint] of checkpoints) {
    checkpoints.set(name, { ...checkpoint, scope: `support.${DOCUMENT_FORM + 1}` });
  }
  const ticketId = await makeTicket();
  const { documents } = await pullAll(checkpoints, 10);
  expect(documents.get("tickets")).toEqual([ticketId]);
  for (const { scope } of checkpoints.values()) expect(scope).toBe(`support.${DOCUMENT_FORM}`);
});

test.each(["support", `admin.${DOCUMENT_FORM}`])("whoever has read under the scope %s begins anew", async (scope) => {
  const checkpoints = await checkpointsOfSam();
  const checkpoint = { ...mustBe(checkpoints.get("tickets")), scope };
  const answer = await desk.pull("sam", { tickets: { checkpoint, limit: 10 } });
  expect(answer).toMatchObject({ reset: true, pages: {} });
});
