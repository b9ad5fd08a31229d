// What the triggers that write events for webhooks cost an accepted reply: the same transaction by pgbench without them, with
// them and no webhook, and with one webhook that is told of messages and delivered by nobody meanwhile.

import pg from "pg";
import { atLeast } from "../../report.ts";
import { median } from "../../statistics.ts";
import { benchIdSql } from "../bench-ids.ts";
import type { BenchRun } from "../bench-run.ts";
import { runPgbench } from "../pgbench.ts";

const GOAL = { none: 0.9, one: 0.8 };
/** Beyond all that the accepted changes were numbered with. */
const FIRST_ROUND = 100;

const WITHOUT = triggersSql("DISABLE");
const WITH = triggersSql("ENABLE");
const WITH_ONE = `
  INSERT INTO webhooks (id, name, url, events, include_internal_notes, secret, created_by, created_at, updated_at, lease,
    leased_until)
  SELECT gen_random_uuid(), 'bench', 'https://bench.example/', ARRAY['message.created', 'ticket.updated'], true, 'none',
    ${benchIdSql("person", "1")}, now(), now(), gen_random_uuid(), now() + interval '1 hour'`;
const FORGET = "DELETE FROM webhooks";

/** `script` as it was captured; its replicas are there. */
export async function measureWebhookTriggers(run: BenchRun, script: string, clients: number): Promise<void> {
  const { databaseUrl } = run.postgres;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const rates: [number[], number[], number[]] = [[], [], []];
  const [rounds, seconds] = run.isQuick ? [1, 2] : [3, 4];
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, change] of [WITHOUT, WITH, WITH_ONE].entries()) {
        await client.query(change);
        const turn = FIRST_ROUND + round * rates.length + index;
        const variables = { base: 2 ** 44 + turn * 2 ** 32, n: turn * 1_000_000 };
        rates[index]?.push(await runPgbench({ databaseUrl, script, clients, seconds, variables }));
      }
      await client.query(FORGET);
    }
  } finally {
    await client.end();
  }
  const [without, none, one] = rates.map(median) as [number, number, number];
  run.figures.push(atLeast("triggers of webhooks, none made, against no triggers", none / without, GOAL.none, "ratio"));
  run.figures.push(atLeast("triggers of webhooks, one made, against no triggers", one / without, GOAL.one, "ratio"));
  run.beside("the same transaction by pgbench without those triggers, per second", Math.round(without));
}

function triggersSql(verb: "ENABLE" | "DISABLE"): string {
  return `
    ALTER TABLE support_tickets ${verb} TRIGGER support_tickets_webhooks_changed;
    ALTER TABLE ticket_messages ${verb} TRIGGER ticket_messages_webhooks;`;
}
