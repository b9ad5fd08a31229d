// From RxDB's selectors to SQL. What SQL can't decide as RxDB does is left out, so that the SQL finds at least all that
// matches, and `isExact` tells that what is found must still be looked at.

import { type AnySchema, type DocumentField, findField, toSqlValue } from "./document-fields.ts";
import type { SqlValue } from "./sql-connection.ts";

export interface Condition {
  sql: string;
  parameters: SqlValue[];
  isExact: boolean;
}

/** What a selector is read with: the types of its fields, and where SQL finds their values. */
export interface FieldSource {
  schema: AnySchema;
  sqlOf(path: string): string;
}

type Selector = Readonly<Record<string, unknown>>;

const EVERYTHING: Condition = { sql: "TRUE", parameters: [], isExact: true };
const UNDECIDED: Condition = { sql: "TRUE", parameters: [], isExact: false };

export function selectorToSql(selector: Selector, source: FieldSource): Condition {
  return and(Object.entries(selector).map(([key, part]) => partToSql(key, part, source)));
}

function partToSql(key: string, part: unknown, source: FieldSource): Condition {
  switch (key) {
    case "$and":
      return and(eachToSql(part, source));
    case "$or":
      return or(eachToSql(part, source));
    case "$nor":
      return not(or(eachToSql(part, source)));
    default:
      return key.startsWith("$") ? UNDECIDED : fieldToSql(key, part, source);
  }
}

function eachToSql(parts: unknown, source: FieldSource): Condition[] {
  return (parts as Selector[]).map((part) => selectorToSql(part, source));
}

function fieldToSql(path: string, operations: unknown, source: FieldSource): Condition {
  const field = findField(source.schema, path);
  if (!field || typeof operations !== "object" || operations === null || Array.isArray(operations)) return UNDECIDED;
  return and(
    Object.entries(operations).map(([operator, value]) =>
      operator === "$not"
        ? not(fieldToSql(path, value, source))
        : (OPERATORS[operator]?.({ sql: source.sqlOf(path), field, value }) ?? UNDECIDED),
    ),
  );
}

interface Comparison {
  sql: string;
  field: DocumentField;
  value: unknown;
}

/** Each gives null where the value is none that SQL compares as RxDB does. */
const OPERATORS: Readonly<Record<string, (comparison: Comparison) => Condition | null>> = {
  $eq: equal,
  $ne: ({ sql, field, value }) => (isOf(field, value) ? exactly(`${sql} IS NOT ?`, value) : null),
  $gt: (comparison) => compare(comparison, ">"),
  $gte: (comparison) => compare(comparison, ">="),
  $lt: (comparison) => compare(comparison, "<"),
  $lte: (comparison) => compare(comparison, "<="),
  $in: oneOf,
  $nin: (comparison) => {
    const among = oneOf(comparison);
    return among && not(among);
  },
  $exists: ({ sql, field, value }) => {
    if (field.isNullable || typeof value !== "boolean") return null;
    return { sql: `${sql} IS ${value ? "NOT " : ""}NULL`, parameters: [], isExact: true };
  },
};

/** Whether the value has the type of the field, null being of every type. */
function isOf({ kind }: DocumentField, value: unknown): boolean {
  if (value === null) return true;
  if (kind === "number") return typeof value === "number" && Number.isFinite(value);
  return typeof value === (kind === "text" ? "string" : "boolean");
}

function exactly(sql: string, value: unknown): Condition {
  return { sql, parameters: [toSqlValue(value)], isExact: true };
}

function equal({ sql, field, value }: Comparison): Condition | null {
  if (value === null) return { sql: `${sql} IS NULL`, parameters: [], isExact: true };
  return isOf(field, value) ? exactly(`${sql} = ?`, value) : null;
}

function compare({ sql, field, value }: Comparison, operator: string): Condition | null {
  if (value === null || field.kind === "boolean" || !isOf(field, value)) return null;
  return exactly(`${sql} ${operator} ?`, value);
}

function oneOf({ sql, field, value }: Comparison): Condition | null {
  if (!Array.isArray(value) || !value.every((one) => isOf(field, one))) return null;
  const values = value.filter((one) => one !== null).map(toSqlValue);
  const among: Condition = {
    sql: `${sql} IN (${values.map(() => "?").join(", ")})`,
    parameters: values,
    isExact: true,
  };
  return value.includes(null) ? or([among, { sql: `${sql} IS NULL`, parameters: [], isExact: true }]) : among;
}

function and(conditions: readonly Condition[]): Condition {
  return join(conditions, "AND") ?? EVERYTHING;
}

function or(conditions: readonly Condition[]): Condition {
  return join(conditions, "OR") ?? { sql: "FALSE", parameters: [], isExact: true };
}

function join(conditions: readonly Condition[], word: "AND" | "OR"): Condition | null {
  const [first, ...others] = conditions;
  if (!first) return null;
  if (others.length === 0) return first;
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(` ${word} `)})`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
    isExact: conditions.every(({ isExact }) => isExact),
  };
}

/** What is not decided by SQL can't be turned round by it either. What is NULL counts as not true, as in RxDB. */
function not({ sql, parameters, isExact }: Condition): Condition {
  return isExact ? { sql: `(${sql}) IS NOT TRUE`, parameters, isExact } : UNDECIDED;
}
