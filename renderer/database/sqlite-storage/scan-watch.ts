// Finds queries that no index answers, for whoever builds the app: they are slow only once there is much to look through.

import type { CollectionTable } from "./collection-table.ts";
import { fieldsOf, type Query, toSelect } from "./read-documents.ts";
import type { SqlConnection } from "./sql-connection.ts";

export interface ScanWatch {
  /** Tells of a query that looks through a whole collection, once for all of its shape. */
  look(table: CollectionTable, query: Query): Promise<void>;
}

export function createScanWatch(connection: SqlConnection, tell: (words: string) => void): ScanWatch {
  const known = new Set<string>();
  return {
    async look(table, query) {
      const { collection } = table.plan;
      const shape = `${collection} ${JSON.stringify({ selector: shapeOf(query.selector), sort: query.sort })}`;
      if (known.has(shape)) return;
      known.add(shape);
      const { sql, parameters, isOrdered } = toSelect(table, query);
      const steps = (await connection.query(`EXPLAIN QUERY PLAN ${sql}`, parameters)).map((row) => row[3] as string);
      const whole = steps.find(isWholeCollection);
      if (whole === undefined) return;
      const isSorted = !isOrdered || steps.includes("USE TEMP B-TREE FOR ORDER BY");
      if (isSorted || !isDecidedWithin(table, whole, query))
        tell(`No index answers this query, it looks through all of ${shape}`);
    },
  };
}

/** Whether SQLite goes through a table, or through all that is not deleted by an index. */
function isWholeCollection(step: string): boolean {
  return /^SCAN documents_\d+/.test(step) || /^SEARCH documents_\d+ .*\(deleted=\?\)$/.test(step);
}

/** Whether the index that it goes through holds all that the query narrows by, so that no document is read in vain. */
function isDecidedWithin({ indexes }: CollectionTable, step: string, { selector }: Query): boolean {
  const index = indexes.find(({ name }) => step.includes(` ${name} `));
  return fieldsOf(selector).every((field) => field === "_deleted" || index?.paths.includes(field) === true);
}

/** The selector without the values that it asks for. */
function shapeOf(part: unknown): unknown {
  if (Array.isArray(part)) return part.some((one) => typeof one === "object") ? part.map(shapeOf) : "?";
  if (typeof part !== "object" || part === null) return "?";
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, shapeOf(value)]));
}
