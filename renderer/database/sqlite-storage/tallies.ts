// Numbers of documents by the values of some fields, kept as documents are written, so that counting by those fields
// looks at as many rows as there are combinations and at no document.

import { type AnyDocument, type AnySchema, fieldValue } from "./document-fields.ts";
import { selectorToSql } from "./selector-to-sql.ts";
import type { SqlConnection, SqlValue } from "./sql-connection.ts";
import type { TallyPlan } from "./store-engine.ts";

const FIELDS_MAX = 8;
const VALUES = Array.from({ length: FIELDS_MAX }, (_, at) => `value_${at}`);

export const TALLIES_SQL = `
  CREATE TABLE tallies (slot INTEGER NOT NULL, combination TEXT NOT NULL, number INTEGER NOT NULL, ${VALUES.join(", ")},
    PRIMARY KEY (slot, combination)) WITHOUT ROWID;`;

const ADD_SQL = `INSERT INTO tallies (slot, combination, number, ${VALUES.join(", ")})
  VALUES (?, ?, ?, ${VALUES.map(() => "?").join(", ")})
  ON CONFLICT DO UPDATE SET number = number + excluded.number`;

/** What is counted in a table; deleted documents are not. */
export interface TallyBook {
  add(document: AnyDocument, by: 1 | -1): void;
  /** Writes down what was added since the last time. */
  flush(): Promise<void>;
}

export function createTallyBook(connection: SqlConnection, slot: number, { fields }: TallyPlan): TallyBook {
  if (fields.length > FIELDS_MAX) throw new Error(`A tally is by ${FIELDS_MAX} fields at most: ${fields.join(", ")}.`);
  const changes = new Map<string, { values: SqlValue[]; by: number }>();
  return {
    add(document, by) {
      const values = fields.map((path) => fieldValue(document, path));
      const combination = JSON.stringify(values);
      const change = changes.get(combination);
      if (change) change.by += by;
      else changes.set(combination, { values, by });
    },
    async flush() {
      for (const [combination, { values, by }] of changes) {
        if (by === 0) continue;
        const padding = Array<SqlValue>(FIELDS_MAX - values.length).fill(null);
        await connection.query(ADD_SQL, [slot, combination, by, ...values, ...padding]);
      }
      changes.clear();
    },
  };
}

/** The number by the tallies, or null where the selector asks for what they do not know. */
export async function countByTally(
  connection: SqlConnection,
  slot: number,
  { fields }: TallyPlan,
  { schema, selector }: { schema: AnySchema; selector: Readonly<Record<string, unknown>> },
): Promise<number | null> {
  const { _deleted, ...rest } = selector;
  if (!asksForLiving(_deleted)) return null;
  let isKnown = true;
  const sqlOf = (path: string) => {
    const at = fields.indexOf(path);
    if (at === -1) isKnown = false;
    return VALUES[at] ?? "NULL";
  };
  const { sql, parameters, isExact } = selectorToSql(rest, { schema, sqlOf });
  if (!isKnown || !isExact) return null;
  const [row] = await connection.query(`SELECT coalesce(sum(number), 0) FROM tallies WHERE slot = ? AND ${sql}`, [
    slot,
    ...parameters,
  ]);
  return row?.[0] as number;
}

function asksForLiving(deleted: unknown): boolean {
  return deleted === false || JSON.stringify(deleted) === '{"$eq":false}';
}
