// Finding what is due stays quick however much waits for its next attempt: here its plans are looked at.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NEXT_DUE } from "#sync-server/webhooks/deliver.ts";
import { TAKE_LEASES } from "#sync-server/webhooks/leases.ts";
import { explain } from "../../support/query-plan.ts";
import { startWebhookDesk, type WebhookDesk } from "../../support/webhook-desk.ts";

let at: WebhookDesk;
let webhookId: string;
beforeAll(async () => {
  at = await startWebhookDesk({ deliveryTimes: { lookEveryMs: 3_600_000, answerWithinMs: 20_000 } });
  webhookId = (await at.makeHook()).webhook.id;
  await at.desk.pool.query(FILL, [webhookId]);
  await at.desk.pool.query("VACUUM ANALYZE webhook_deliveries");
});
afterAll(() => at.stop());

const REFUSED_AND_TAKEN = 60_000;
/** Of these two thirds were taken, and one third was refused and waits for hours; three are due. */
const FILL = `
  INSERT INTO webhook_deliveries (webhook_id, event, happened_at, state, attempts, due_at)
  SELECT $1::uuid, 'webhook.test', now() - interval '1 day', CASE WHEN n % 3 = 0 THEN 'waiting' ELSE 'delivered' END, 5,
    now() + interval '1 hour' + n * interval '1 second' FROM generate_series(1, ${REFUSED_AND_TAKEN}) AS n
  UNION ALL SELECT $1::uuid, 'webhook.test', now(), 'waiting', 0, now() - interval '1 minute'
  UNION ALL SELECT $1::uuid, 'webhook.test', now(), 'waiting', 0, now() - interval '2 minutes'
  UNION ALL SELECT $1::uuid, 'webhook.test', now(), 'waiting', 1, now() - interval '3 minutes'`;

test.each([
  ["the next delivery", NEXT_DUE, () => [webhookId, new Date()]],
  ["the webhooks that something is due for", TAKE_LEASES, () => [randomUUID(), new Date(), 20]],
])("%s: found by an index, which stops at the first", async (_title, text, values) => {
  const nodes = await explain(at.desk.pool, { text, values: values() });
  const scans = nodes.filter(({ node }) => node["Relation Name"] === "webhook_deliveries");
  expect(scans.length).toBeGreaterThan(0);
  for (const { node, above } of scans) {
    expect(node["Index Name"]).toMatch(/^webhook_deliveries_(new|due)$/);
    expect(above.at(-1)?.["Node Type"]).toBe("Limit");
  }
});

test("what was never tried is sent in the order in which it happened, even where a later one has been due for longer", async () => {
  const sent: number[] = [];
  for (;;) {
    const { rows } = await at.desk.pool.query(NEXT_DUE, [webhookId, new Date()]);
    if (!rows[0]) break;
    sent.push(Number(rows[0].sequence) - REFUSED_AND_TAKEN);
    await at.desk.pool.query("UPDATE webhook_deliveries SET state = 'delivered' WHERE id = $1", [rows[0].id]);
  }
  expect(sent).toEqual([1, 2, 3]);
});
