// The SQL that the server sends to accept one reply, taken down while it does so, and written out as a script for
// pgbench: the same statements in the same transactions, on other tickets, by other people, under other numbers.

import type { Pool, PoolClient, QueryResult } from "pg";
import pino from "pino";
import { createPool } from "#sync-server/database/pool.ts";
import type { Announcer } from "#sync-server/feed/announce.ts";
import { createMetrics } from "#sync-server/metrics/metrics.ts";
import { startPresence } from "#sync-server/presence/presence.ts";
import type { Services } from "#sync-server/services.ts";
import { acceptOperations } from "#sync-server/tickets/accept-operations.ts";
import { createEgress } from "#sync-server/webhooks/egress.ts";
import { benchId, benchIdSql } from "./bench-ids.ts";
import { ADMINS, AGENTS, agentAt, CUSTOMERS } from "./bench-people.ts";
import { replyTo, toOperation } from "./light-device.ts";
import { customerOf, QUEUE_EVERY, TICKETS } from "./seed-desk.ts";

export interface CapturedTransaction {
  /** For pgbench; wants the variables `base` and `n`, and a replica for each client. */
  script: string;
  statements: number;
}

export const PGBENCH_REPLICAS = 0xbe0000;

interface Statement {
  text: string;
  values: unknown[];
  columns: string[];
}

const AGENT = 5;
const TICKET = (AGENT + AGENTS) * QUEUE_EVERY + 3;
const [REPLICA, FIRST, SECOND] = [0xcafe01, 0xcafe02, 0xcafe03];
/** So rare that they are recognised among what was sent. */
const [POSITION, PUBLIC_POSITION, NUMBER] = [424_241, 313_130, 909_091];

export async function captureTransaction(databaseUrl: string): Promise<CapturedTransaction> {
  const pool = createPool(databaseUrl, { max: 1 });
  try {
    // The first makes the replica known; the second is the one that is like all that follow.
    await reply(pool, FIRST, 1);
    await pool.query("UPDATE support_tickets SET last_position = $2, last_public_position = $3 WHERE id = $1", [
      benchId("ticket", TICKET),
      POSITION,
      PUBLIC_POSITION,
    ]);
    await pool.query("UPDATE replicas SET last_number = $2 WHERE id = $1", [benchId("replica", REPLICA), NUMBER - 1]);
    const statements = await takeDown(pool, () => reply(pool, SECOND, NUMBER));
    return { script: toScript(statements), statements: statements.length };
  } finally {
    await pool.end();
  }
}

const SILENT: Announcer = {
  announce: () => undefined,
  subscribe: () => () => undefined,
  tellSightings: () => undefined,
  onSightings: () => () => undefined,
  known: Promise.resolve(),
  stop: async () => undefined,
};

async function reply(pool: Pool, operation: number, number: number): Promise<void> {
  const now = () => new Date();
  const services: Services = {
    pool,
    livePool: pool,
    now,
    log: pino({ level: "silent" }),
    announcer: SILENT,
    presence: startPresence({ announcer: SILENT, now }),
    metrics: createMetrics(),
    signingKey: new Uint8Array(),
    findSignedIn: () => Promise.reject(new Error("nobody signs in here")),
    egress: createEgress({ allow: null }),
    stopping: new AbortController().signal,
    drainMs: 0,
  };
  const act = replyTo(TICKET, benchId("message", operation));
  const { outcomes } = await acceptOperations(services, {
    actor: agentAt(AGENT),
    replicaId: benchId("replica", REPLICA),
    operations: [toOperation(act, { id: benchId("operation", operation), number })],
  });
  if (outcomes[0]?.outcome.type !== "applied") throw new Error(`not applied: ${JSON.stringify(outcomes)}`);
}

/** Everything that the pool's one connection is asked meanwhile. */
async function takeDown(pool: Pool, work: () => Promise<void>): Promise<Statement[]> {
  const client = await pool.connect();
  const statements: Statement[] = [];
  const ask = client.query.bind(client) as (...given: unknown[]) => Promise<QueryResult>;
  const recording = async (...given: unknown[]) => {
    const [query, values] = given as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
    const statement: Statement = { text: "", values: [], columns: [] };
    statement.text = typeof query === "string" ? query : query.text;
    statement.values = (typeof query === "string" ? values : query.values) ?? [];
    statements.push(statement);
    const result = await ask(...given);
    statement.columns = Array.isArray(result) ? [] : result.rowCount === 1 ? result.fields.map(({ name }) => name) : [];
    return result;
  };
  client.query = recording as PoolClient["query"];
  client.release();
  await work();
  return statements;
}

function toScript(statements: readonly Statement[]): string {
  const rounds = Math.floor(TICKETS / QUEUE_EVERY / AGENTS) - 1;
  const variables = [
    "\\set n :n + 1",
    `\\set q random(0, ${rounds}) * ${AGENTS} + :client_id`,
    `\\set t :q * ${QUEUE_EVERY} + random(1, ${QUEUE_EVERY - 1})`,
    `\\set p ${1 + ADMINS} + :client_id`,
    `\\set c ${1 + ADMINS + AGENTS} + :t % ${CUSTOMERS}`,
    `\\set r ${PGBENCH_REPLICAS} + :client_id`,
    "\\set o :base + :client_id * 1000000 + :n",
  ];
  return [...variables, ...statements.map(toCommand), ""].join("\n");
}

function toCommand({ text, values, columns }: Statement): string {
  const filled = text.replaceAll(/\$(\d+)/g, (_, at: string) => toSql(values[Number(at) - 1]));
  const line = filled.replaceAll(/\s+/g, " ").trim();
  return columns.includes("last_position") ? `${line} \\gset` : `${line};`;
}

/** What stands for the captured values. */
const STAND_INS: readonly (readonly [string, string])[] = [
  [benchId("ticket", TICKET), benchIdSql("ticket", ":t")],
  [benchId("replica", REPLICA), benchIdSql("replica", ":r")],
  [benchId("operation", SECOND), benchIdSql("operation", ":o")],
  [benchId("message", SECOND), benchIdSql("message", ":o")],
  [agentAt(AGENT).id, benchIdSql("person", ":p")],
  [benchId("person", customerOf(TICKET)), benchIdSql("person", ":c")],
];

const NUMBERS: Readonly<Record<string, string>> = {
  [NUMBER]: ":n",
  [POSITION]: ":last_position",
  [POSITION + 1]: "(:last_position + 1)",
  [PUBLIC_POSITION]: ":last_public_position",
  [PUBLIC_POSITION + 1]: "(:last_public_position + 1)",
};

function toSql(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (typeof value === "number") return NUMBERS[value] ?? String(value);
  if (typeof value === "boolean") return String(value);
  return textToSql(Array.isArray(value) ? `{${value.map((part) => JSON.stringify(part)).join(",")}}` : String(value));
}

/** A literal, or where ids stand in it the text put together around what stands for them. */
function textToSql(text: string): string {
  const whole = STAND_INS.find(([id]) => id === text);
  if (whole) return whole[1];
  const parts = STAND_INS.reduce<string[]>(
    (all, [id, expression]) => all.flatMap((part) => split(part, id, expression)),
    [text],
  );
  const quoted = parts.map((part, at) => (at % 2 === 0 || !part.startsWith("(") ? quote(part) : part));
  return parts.length === 1 ? quote(text) : `(${quoted.join(" || ")})`;
}

function split(part: string, id: string, expression: string): string[] {
  if (part.startsWith("('0190")) return [part];
  return part.split(id).flatMap((piece, at) => (at === 0 ? [piece] : [expression, piece]));
}

/** pgbench takes a colon before a word for one of its variables, in literals as well. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll(/:(?=[a-z_])/gi, ":' || '")}'`;
}
