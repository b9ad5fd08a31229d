// What the first fill is measured against: a bare script that streams the rows of the desk as JSON, a line each, from
// Postgres over HTTP. No sight, no checkpoints, no rule.

import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { answer } from "./bench-process.ts";

const FETCH = 1_000;

const QUERIES = [
  `SELECT t.id, t.ticket_number, t.number_year, t.number_sequence, t.user_id, customer.display_name AS customer_name,
     customer.email AS customer_email, t.subject, t.description, t.status, t.priority, t.department, t.assigned_to,
     assignee.display_name AS assignee_name, t.last_position, t.written_at, t.created_at, t.updated_at, t.closed_at,
     t.version::text AS version
   FROM support_tickets AS t JOIN people AS customer ON customer.id = t.user_id
   LEFT JOIN people AS assignee ON assignee.id = t.assigned_to`,
  `SELECT m.id, m.ticket_id, m.user_id, author.display_name AS author_name, m.message, m.is_internal_note,
     m.is_staff_reply, m.position, m.written_at, m.created_at, m.updated_at, m.version::text AS version
   FROM ticket_messages AS m JOIN people AS author ON author.id = m.user_id`,
  `SELECT h.id, h.ticket_id, h.field, h.from_value, h.to_value, h.actor_id, actor.display_name AS actor_name, h.at,
     h.version::text AS version
   FROM ticket_history AS h JOIN people AS actor ON actor.id = h.actor_id`,
];

const client = new pg.Client({ connectionString: process.env.BENCH_DATABASE_URL });
await client.connect();
const server = createServer((_request, response) => {
  stream(response).catch((error) => response.destroy(error));
});
server.listen(0, "127.0.0.1", () => answer({ port: (server.address() as AddressInfo).port }));
process.on("message", () => process.exit(0)).once("disconnect", () => process.exit(0));

async function stream(response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  for (const query of QUERIES) {
    await client.query(`DECLARE all_rows NO SCROLL CURSOR FOR ${query}`);
    for (;;) {
      const { rows } = await client.query(`FETCH ${FETCH} FROM all_rows`);
      if (rows.length === 0) break;
      const goesOn = response.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      if (!goesOn) await once(response, "drain");
    }
    await client.query("CLOSE all_rows");
  }
  await client.query("COMMIT");
  response.end();
}
