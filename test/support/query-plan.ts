import type { Pool } from "pg";

export interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Plan Rows": number;
  /** Of a statement that was run: a turn's average, over so many turns. */
  "Actual Rows"?: number;
  "Rows Removed by Filter"?: number;
  "Actual Loops"?: number;
  Plans?: PlanNode[];
}

interface Statement {
  text: string;
  values: unknown[];
}

type Planned = { node: PlanNode; above: readonly PlanNode[] }[];

/** How Postgres would run a statement, as a list of all nodes of its plan, each with the nodes above it. */
export function explain(pool: Pool, statement: Statement): Promise<Planned> {
  return planOf(pool, "FORMAT JSON", statement);
}

/** The same, after it was run. */
export function explainRun(pool: Pool, statement: Statement): Promise<Planned> {
  return planOf(pool, "ANALYZE, TIMING OFF, FORMAT JSON", statement);
}

/** How many rows a scan has looked at. */
export function rowsLookedAt(node: PlanNode): number {
  const { "Actual Rows": shown = 0, "Rows Removed by Filter": passedOver = 0, "Actual Loops": turns = 0 } = node;
  return (shown + passedOver) * turns;
}

async function planOf(pool: Pool, options: string, { text, values }: Statement): Promise<Planned> {
  const { rows } = await pool.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(`EXPLAIN (${options}) ${text}`, values);
  const [root] = rows;
  if (!root) throw new Error("there is no plan");
  return walk(root["QUERY PLAN"][0].Plan, []);
}

function walk(node: PlanNode, above: readonly PlanNode[]): Planned {
  return [{ node, above }, ...(node.Plans ?? []).flatMap((part) => walk(part, [...above, node]))];
}
