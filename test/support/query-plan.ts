import type { Pool } from "pg";

export interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Plan Rows": number;
  Plans?: PlanNode[];
}

/** How Postgres would run a statement, as a list of all nodes of its plan, each with the nodes above it. */
export async function explain(
  pool: Pool,
  { text, values }: { text: string; values: unknown[] },
): Promise<{ node: PlanNode; above: readonly PlanNode[] }[]> {
  const { rows } = await pool.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
  const [root] = rows;
  if (!root) throw new Error("there is no plan");
  return walk(root["QUERY PLAN"][0].Plan, []);
}

function walk(node: PlanNode, above: readonly PlanNode[]): { node: PlanNode; above: readonly PlanNode[] }[] {
  return [{ node, above }, ...(node.Plans ?? []).flatMap((part) => walk(part, [...above, node]))];
}
