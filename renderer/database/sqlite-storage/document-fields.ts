// The fields of documents that SQL can compare: those with one scalar type, at the top or within objects. Their values
// are the same in a column of their own and in the text of the document, so that a query may use either.

import type { RxJsonSchema } from "rxdb";
import type { SqlValue } from "./sql-connection.ts";

export type FieldKind = "text" | "number" | "boolean";

/** A field by its path (`a.b.c`), what it holds, and whether null is among it. */
export interface DocumentField {
  path: string;
  kind: FieldKind;
  isNullable: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: any schema; RxDB's types are generic in the document.
export type AnySchema = RxJsonSchema<any>;
export type AnyDocument = Record<string, unknown>;

interface SchemaPart {
  type?: string | readonly string[];
  properties?: Record<string, SchemaPart>;
}

const KINDS: Readonly<Record<string, FieldKind>> = {
  string: "text",
  number: "number",
  integer: "number",
  boolean: "boolean",
};

/** What stands at the path, or null where SQL can't compare it as RxDB does: arrays, objects, mixed types. */
export function findField(schema: AnySchema, path: string): DocumentField | null {
  let part: SchemaPart = schema as SchemaPart;
  for (const name of path.split(".")) {
    const next = part.properties?.[name];
    if (!next) return null;
    part = next;
  }
  const types = [part.type ?? []].flat();
  const scalars = types.filter((type) => type !== "null");
  const kind = scalars.length === 1 && scalars[0] !== undefined ? KINDS[scalars[0]] : undefined;
  return kind ? { path, kind, isNullable: types.length > scalars.length } : null;
}

/** What a column of this field holds for the document; null also where there is nothing. */
export function fieldValue(document: AnyDocument, path: string): SqlValue {
  let value: unknown = document;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return null;
    value = (value as AnyDocument)[name];
  }
  return toSqlValue(value);
}

export function toSqlValue(value: unknown): SqlValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** The field within the text of the document, in SQL. */
export function jsonSql(path: string): string {
  const steps = path.split(".").map((name) => `."${name.replaceAll('"', '\\"')}"`);
  return `json_extract(data, ${sqlText(`$${steps.join("")}`)})`;
}

export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
