// The conditions of a search on the fields of documents: each asks for one document of the group that fulfils it, or for none.

import { type CollectionTable, sqlOfField } from "./collection-table.ts";
import { NOT_BY_INDEX } from "./read-documents.ts";
import { type Condition, selectorToSql } from "./selector-to-sql.ts";
import type { SqlConnection, SqlValue } from "./sql-connection.ts";
import type { GroupCondition } from "./store-engine.ts";
import { groupOf, placesOfGroupSql } from "./text-places.ts";

export interface GroupFilter {
  isEmpty: boolean;
  /** Which of these groups fulfil all conditions. */
  pass(groups: readonly number[]): Promise<ReadonlySet<number>>;
  /** Documents that fulfil one of the conditions, from the latest down, below a place. */
  walk(below: bigint): Promise<bigint[]>;
}

const ROWS_AT_ONCE = 128;

/**
 * `everything` is the table with a document of each group, for where nothing says where else to begin.
 * @throws where a condition can't be decided by SQL: a search must not look through everything in silence.
 */
export function createGroupFilter(
  connection: SqlConnection,
  conditions: readonly GroupCondition[],
  { tableOf, everything }: { tableOf: (collection: string) => CollectionTable; everything: CollectionTable },
): GroupFilter {
  const parts = conditions.map((condition) => {
    const table = tableOf(condition.collection);
    return { table, isExcluded: condition.isExcluded, condition: toCondition(table, condition) };
  });
  const from = parts.find(({ isExcluded }) => !isExcluded) ?? { table: everything, condition: ALL };
  // Without an index: the few documents of a group lie beside each other, and SQLite would rather go through all that fulfil
  // the condition, once for each group.
  const exists = parts.map(
    ({ table, isExcluded, condition }) => `${isExcluded ? "NOT " : ""}EXISTS (SELECT 1 FROM ${table.name} NOT INDEXED
      WHERE place BETWEEN ${placesOfGroupSql("candidate.value")} AND deleted = 0 AND ${condition.sql})`,
  );
  const parameters = parts.flatMap(({ condition }) => condition.parameters);
  return {
    isEmpty: parts.length === 0,
    async pass(groups) {
      if (parts.length === 0 || groups.length === 0) return new Set(groups);
      const rows = await connection.query(
        `SELECT candidate.value FROM json_each(?) AS candidate WHERE ${exists.join(" AND ")}`,
        [JSON.stringify(groups), ...parameters],
      );
      return new Set(rows.map(([group]) => Number(group)));
    },
    async walk(below) {
      const values: SqlValue[] = [...from.condition.parameters, below];
      const rows = await connection.query(
        `SELECT place FROM ${from.table.name} WHERE ${from.condition === ALL ? NOT_BY_INDEX : ""}deleted = 0 AND ${from.condition.sql} AND place < ?
         ORDER BY place DESC LIMIT ${ROWS_AT_ONCE}`,
        values,
      );
      return rows.map(([place]) => BigInt(place as number | bigint));
    },
  };
}

/** The groups that may fulfil the conditions, from the latest down. */
export async function* walkGroups(filter: GroupFilter): AsyncGenerator<{ group: number; place: null }> {
  let below = 2n ** 63n - 1n;
  let before: number | null = null;
  for (;;) {
    const places = await filter.walk(below);
    for (const place of places) {
      const group = groupOf(place);
      if (group !== before) yield { group, place: null };
      before = group;
      below = place;
    }
    if (places.length < ROWS_AT_ONCE) return;
  }
}

const ALL: Condition = { sql: "TRUE", parameters: [], isExact: true };

function toCondition(table: CollectionTable, { collection, selector }: GroupCondition): Condition {
  const sqlOf = (path: string) => sqlOfField(table, path);
  const condition = selectorToSql(selector, { schema: table.plan.schema, sqlOf });
  if (!condition.isExact) {
    throw new Error(`The store can't decide this of the documents of ${collection}: ${JSON.stringify(selector)}`);
  }
  return condition;
}
