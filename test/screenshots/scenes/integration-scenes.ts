// Webhooks in each of their states, and the log of one.

import type { Services } from "#sync-server/services.ts";
import type { Scene } from "../scene.ts";
import { goToPlace } from "../steps.ts";

export const INTEGRATION_SCENES: readonly Scene[] = [
  {
    name: "integrations",
    as: "lead@demo.test",
    async play(stage) {
      const { services, say, shoot } = stage;
      const { page } = stage.browser;
      await goToPlace(stage, "integrations");
      await page.getByText(say("integrations.none")).waitFor();
      await shoot("integrations-none");
      await makeWebhooks(services);
      await goToPlace(stage, "staff");
      await page.getByRole("heading", { name: say("staff.title") }).waitFor();
      await goToPlace(stage, "integrations");
      await page.getByText(say("integrations.states.switched_off"), { exact: true }).waitFor();
      await shoot("integrations");
      await page.getByRole("button", { name: say("integrations.new") }).click();
      await page.getByLabel(say("integrations.form.name")).fill("Shop");
      await shoot("integrations-new");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: say("integrations.logOf", { name: "Chat" }) }).click();
      await page.getByText("Out of order").waitFor();
      await shoot("integrations-log");
    },
  },
];

async function makeWebhooks({ pool }: Services): Promise<void> {
  await pool.query(
    `INSERT INTO webhooks (id, name, url, events, include_internal_notes, secret, state, failing_since, last_delivered_at,
       rests_until, created_by, created_at, updated_at)
     SELECT gen_random_uuid(), name, url, events::text[], notes, 's', state, now() - failing::interval, now() - delivered::interval,
       now() + interval '1 day', p.id, now(), now()
     FROM people AS p, (VALUES
       ('Shop', 'https://shop.example.org/holdfast', '{ticket.created,ticket.updated}', false, 'active', NULL, '3 minutes'),
       ('Chat', 'https://chat.example.org/hooks/a81f0c3b7e5d4f6a9b2c', '{ticket.created,message.created}', true, 'active', '2 hours', '3 hours'),
       ('Data warehouse', 'https://warehouse.example.org/in/tickets', '{ticket.created,ticket.updated,message.created}', false, 'switched_off', '4 days', '5 days'),
       ('Old till', 'https://till.example.org/', '{ticket.created}', false, 'paused', NULL, NULL)
     ) AS hook (name, url, events, notes, state, failing, delivered) WHERE p.email = 'lead@demo.test'`,
  );
  await pool.query(
    `INSERT INTO webhook_deliveries (webhook_id, event, ticket_id, happened_at, state, attempts, due_at, attempted_at,
       duration_ms, response_status, response_excerpt, fault)
     SELECT w.id, event, gen_random_uuid(), now() - ago::interval, d.state, attempts, now() + next::interval, now() - ago::interval,
       ms, status, excerpt, fault
     FROM webhooks AS w, (VALUES
       ('ticket.created', '5 hours', 'delivered', 1, '0', 84, 204, '', NULL),
       ('message.created', '4 hours', 'failed', 9, '0', 10000, NULL, NULL, 'no_answer'),
       ('ticket.created', '2 hours', 'waiting', 3, '8 minutes', 231, 503, 'Out of order, back at ten.', 'status'),
       ('message.created', '1 hour', 'waiting', 2, '2 minutes', 12, NULL, NULL, 'certificate_invalid')
     ) AS d (event, ago, state, attempts, next, ms, status, excerpt, fault) WHERE w.name = 'Chat' ORDER BY d.ago DESC`,
  );
}
