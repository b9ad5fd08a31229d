// Holds answers against the OpenAPI document of the server: whatever a test gets from an endpoint that is described there
// must be as described.

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { buildOpenapiDocument } from "#sync-server/http/rest/openapi-document.ts";

interface Described {
  headers?: Record<string, unknown>;
  /** Without it the answer has no body. */
  content?: Record<string, { schema: object }>;
}

export interface DescribedOperation {
  operationId: string;
  parameters: { in: string; name: string; required?: boolean; schema: object; example?: unknown }[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  responses: Record<string, Described | { $ref: string }>;
}

export interface OpenapiDocument {
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, object>; responses: Record<string, Described> };
}

export const OPENAPI = buildOpenapiDocument() as unknown as OpenapiDocument;

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats.default(ajv);
ajv.addSchema(OPENAPI, "openapi");
const validators = new WeakMap<object, ValidateFunction>();

/** @throws Error that says how the answer differs from its description. What is not described is let through. */
export async function mustBeAsDescribed(method: string, path: string, response: Response): Promise<void> {
  const operation = findOperation(method, path);
  if (!operation) return;
  const what = `${method} ${path} answered ${response.status}`;
  const described = describedAnswer(operation, response.status);
  if (!described) throw new Error(`${what}, which ${operation.operationId} does not tell of`);
  if (!described.content) {
    if ((await response.clone().text()) !== "") throw new Error(`${what} with a body, of which it does not tell`);
    return;
  }
  const [mediaType, content] = Object.entries(described.content)[0] ?? [];
  if (!mediaType || !content) throw new Error(`${what}, for which nothing is described`);
  if (!response.headers.get("content-type")?.startsWith(mediaType)) throw new Error(`${what}, and not as ${mediaType}`);
  for (const name of Object.keys(described.headers ?? {})) {
    if (!response.headers.has(name)) throw new Error(`${what} without the header ${name}`);
  }
  const body: unknown = await response.clone().json();
  const fault = findFault(content.schema, body);
  if (fault) throw new Error(`${what}, not as described: ${fault}\n${JSON.stringify(body)}`);
}

/** How a value differs from a schema of the document; null where it does not. */
export function findFault(schema: object, value: unknown): string | null {
  const validate = validators.get(schema) ?? ajv.compile(absolute(schema));
  validators.set(schema, validate);
  return validate(value) ? null : ajv.errorsText(validate.errors);
}

export function findOperation(method: string, path: string): DescribedOperation | undefined {
  const [bare = ""] = path.split("?");
  const template = Object.keys(OPENAPI.paths).find((one) => matches(one, bare));
  return template === undefined ? undefined : OPENAPI.paths[template]?.[method.toLowerCase()];
}

function describedAnswer({ responses }: DescribedOperation, status: number): Described | undefined {
  const described = responses[String(status)];
  if (!described || !("$ref" in described)) return described;
  return OPENAPI.components.responses[described.$ref.split("/").at(-1) ?? ""];
}

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path);
}

/** References lead into the document, wherever the schema is compiled. */
function absolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/')) as object;
}
