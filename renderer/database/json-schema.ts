// From a zod schema of flat documents to the JSON schema that RxDB wants, and to the blank that stands for a document
// that left this device: RxDB keeps a marker of every removed document, and no word may stay in it (S8).

import type { RxJsonSchema } from "rxdb";
import { z } from "zod";

export type DocumentShape = z.ZodObject;

interface Property {
  type: string | string[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
}

/** RxDB asks for bounds on what is indexed: an id is a UUID, an instant or a short word, a number is whole. */
const INDEXED_TEXT_MAX = 100;

export function toRxSchema(
  shape: DocumentShape,
  plan: { version: number; indexes: readonly (string | readonly string[])[] },
): RxJsonSchema<{ id: string }> {
  const indexed = new Set(["id", ...plan.indexes.flat()]);
  const properties = Object.fromEntries(
    Object.entries(propertiesOf(shape)).map(([name, property]) => [
      name,
      indexed.has(name) ? withBounds(property) : property,
    ]),
  );
  return {
    version: plan.version,
    primaryKey: "id",
    type: "object",
    properties,
    required: Object.keys(properties),
    indexes: plan.indexes.map((index) => (typeof index === "string" ? index : [...index])),
    additionalProperties: false,
  } as RxJsonSchema<{ id: string }>;
}

/** A document of this shape with nothing in it but its id. */
export function blankDocument(shape: DocumentShape, id: string): Record<string, unknown> {
  const blank = Object.entries(propertiesOf(shape)).map(([name, { type }]) => [name, blankValue(type)]);
  return { ...Object.fromEntries(blank), id };
}

function propertiesOf(shape: DocumentShape): Record<string, Property> {
  const { properties = {} } = z.toJSONSchema(shape, { io: "input" });
  return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, { type: typeOf(part) }]));
}

type JsonSchemaPart = z.core.JSONSchema._JSONSchema;

function typeOf(part: JsonSchemaPart): string | string[] {
  if (typeof part === "boolean") return "object";
  const choices = part.anyOf ?? part.oneOf;
  if (!choices) return part.type ?? "object";
  const types = [...new Set(choices.flatMap(typeOf))];
  return types.length === 1 && types[0] !== undefined ? types[0] : types;
}

function withBounds(property: Property): Property {
  if (property.type === "string") return { ...property, maxLength: INDEXED_TEXT_MAX };
  return { ...property, minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1 };
}

function blankValue(type: string | string[]): unknown {
  if (Array.isArray(type)) return type.includes("null") ? null : blankValue(type[0] ?? "object");
  switch (type) {
    case "string":
      return "";
    case "boolean":
      return false;
    case "integer":
    case "number":
      return 0;
    default:
      return {};
  }
}
