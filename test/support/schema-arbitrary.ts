// Values by their JSON Schema, as the API's document gives it: such as it allows, and such as come near to that.

import fc from "fast-check";
import { OPENAPI } from "./openapi-check.ts";

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** Texts are kept short, but for one that is as long as it may be. */
const SHORT = 40;

/** What the schema allows; `known` are ids that there are. */
export function allowedBy(given: object, known: readonly string[]): fc.Arbitrary<unknown> {
  const schema = given as Schema;
  if (schema.$ref) return allowedBy(resolve(schema.$ref), known);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => allowedBy(one, known)));
  const types = [schema.type ?? "null"].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, known)));
}

/** What may be anything, and now and then is what the schema allows but for one part. */
export function nearTo(schema: object, known: readonly string[]): fc.Arbitrary<unknown> {
  const spoilt = fc
    .tuple(allowedBy(schema, known), fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 2 }), fc.nat())
    .map(([value, name, part, at]) => spoil(value, { name, part, at }));
  return fc.oneof({ weight: 4, arbitrary: spoilt }, { weight: 1, arbitrary: fc.jsonValue() });
}

function ofType(type: string, schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  switch (type) {
    case "string":
      return textOf(schema, known);
    case "integer":
    case "number":
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000 });
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(allowedBy(schema.items ?? {}, known), { maxLength: 3 });
    case "object":
      return objectOf(schema, known);
    default:
      return fc.constant(null);
  }
}

function textOf({ format, minLength = 0, maxLength = 200 }: Schema, known: readonly string[]): fc.Arbitrary<string> {
  if (format === "uuid") return fc.oneof(fc.constantFrom(...known), fc.uuid());
  if (format === "email") return fc.emailAddress();
  const short = fc.string({ minLength, maxLength: Math.min(maxLength, SHORT), unit: "grapheme" });
  return fc.oneof({ weight: 20, arbitrary: short }, { weight: 1, arbitrary: fc.constant("x".repeat(maxLength)) });
}

function objectOf({ properties = {}, required = [] }: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, allowedBy(part, known)]));
  return fc.record(parts, { requiredKeys: required.filter((name) => name in parts) });
}

interface Spoiling {
  name: string;
  part: unknown;
  at: number;
}

function spoil(value: unknown, { name, part, at }: Spoiling): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return part;
  const names = Object.keys(value);
  const chosen = names[at % Math.max(1, names.length)];
  if (chosen === undefined || at % 4 === 0) return { ...value, [name]: part };
  if (at % 4 === 1) return Object.fromEntries(Object.entries(value).filter(([key]) => key !== chosen));
  return { ...value, [chosen]: part };
}

function resolve(reference: string): Schema {
  const found = OPENAPI.components.schemas[reference.split("/").at(-1) ?? ""];
  if (!found) throw new Error(`there is no ${reference}`);
  return found;
}
