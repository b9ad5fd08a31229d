// The OpenAPI document of the REST API, made from the same descriptions and schemas that serve it.

import { z } from "zod";
import { PROBLEM_MEDIA_TYPE, problemSchema } from "#protocol/problem.ts";
import { type Endpoint, REST_ROOT } from "#protocol/rest/endpoint.ts";
import { ENDPOINTS } from "#protocol/rest/endpoints.ts";
import { SESSION_ENDPOINTS, type SessionEndpoint } from "#protocol/rest/session-endpoints.ts";
import { WEBHOOK_PAYLOADS } from "#protocol/rest/webhook.ts";
import { problemStatusesOf } from "./problem-statuses.ts";

type Json = Record<string, unknown>;

export const OPENAPI_PATH = `${REST_ROOT}/openapi.json`;

const DESCRIPTION = `
Holdfast over plain HTTP: JSON in and out, problems as \`${PROBLEM_MEDIA_TYPE}\` (RFC 9457).

Send \`Authorization: Bearer …\` with a personal token, made in the settings of the app, or with an access token from
\`POST ${REST_ROOT}/auth/sign-in\`. A token does what its person may do, and no more.

Send each POST with an \`Idempotency-Key\` of its own, and send it again with the same key when no answer came: what it asks
for is done once. Send a change with \`If-Match\` and the \`ETag\` of the ticket as you read it, and it is refused with 412
where somebody has changed the ticket since.

Limits are told by \`RateLimit\` and \`RateLimit-Policy\`; beyond them the answer is 429 with \`Retry-After\`.
`.trim();

export function buildOpenapiDocument(): Json {
  const endpoints: Endpoint[] = Object.values(ENDPOINTS);
  const sessionEndpoints: SessionEndpoint[] = Object.values(SESSION_ENDPOINTS);
  const paths: Record<string, Json> = {};
  for (const one of sessionEndpoints) paths[one.path] = { [one.method]: toSessionOperation(one) };
  for (const one of endpoints) {
    const path = REST_ROOT + one.path;
    paths[path] = { ...paths[path], [one.method]: toOperation(one) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Holdfast REST API",
      version: "1",
      description: DESCRIPTION,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }],
    tags: [...new Set([...endpoints.map(({ tag }) => tag), SESSIONS])].map((name) => ({ name })),
    paths,
    webhooks: Object.fromEntries(Object.entries(WEBHOOK_PAYLOADS).map(([event, schema]) => [event, toWebhook(schema)])),
    components: {
      schemas: toComponents(),
      responses: { Problem: { description: "What went wrong.", content: problemContent() } },
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    },
  };
}

function toOperation(endpoint: Endpoint): Json {
  const { id, tag, summary, description, body, example } = endpoint;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    parameters: [...pathParameters(endpoint), ...queryParameters(endpoint), ...headerParameters(endpoint)],
    ...(body ? { requestBody: { required: true, content: jsonContent(body, example.body) } } : {}),
    responses: { ...toAnswer(endpoint), ...toProblems(problemStatusesOf(endpoint)) },
  };
}

const SESSIONS = "Sessions";

function toSessionOperation(endpoint: SessionEndpoint): Json {
  const { id, summary, description, needsToken, body, answer, problems, example } = endpoint;
  const content = answer.schema ? { content: jsonContent(answer.schema, example.answer) } : {};
  return {
    operationId: id,
    tags: [SESSIONS],
    summary,
    description,
    ...(needsToken ? {} : { security: [] }),
    parameters: [],
    ...(body ? { requestBody: { required: true, content: jsonContent(body, example.body) } } : {}),
    responses: { [answer.status]: { description: answer.description, ...content }, ...toProblems(problems) },
  };
}

/** What is sent to a webhook. */
function toWebhook(schema: z.ZodType): Json {
  const summary = "Sent to webhooks";
  const description = "Signed as Standard Webhooks has it, in webhook-id, webhook-timestamp and webhook-signature.";
  const responses = { "2XX": { description: "It has arrived. Anything else is tried again." } };
  return {
    post: {
      summary,
      description,
      security: [],
      requestBody: { required: true, content: jsonContent(schema, undefined) },
      responses,
    },
  };
}

function toAnswer({ answer, example, method, hasTag, isConditional }: Endpoint): Json {
  const headers = {
    ...(hasTag || isConditional ? { ETag: header("For If-Match.") } : {}),
    ...(method === "post" && hasTag ? { Location: header("Where it is found.") } : {}),
    RateLimit: header("What is left of the limit."),
    "RateLimit-Policy": header("The limits."),
  };
  const content = jsonContent(answer.schema, example.answer);
  return { [answer.status]: { description: answer.description, headers, content } };
}

function toProblems(statuses: readonly number[]): Json {
  const reference = { $ref: "#/components/responses/Problem" };
  return Object.fromEntries(statuses.map((status) => [status, reference]));
}

function pathParameters({ params, example }: Endpoint): Json[] {
  return Object.entries(params?.shape ?? {}).map(([name, schema]) => ({
    ...parameter("path", name, schema as z.ZodType),
    required: true,
    example: example.params?.[name],
  }));
}

function queryParameters({ query, example }: Endpoint): Json[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const value = example.query?.[name];
    return { ...parameter("query", name, schema as z.ZodType), ...(value === undefined ? {} : { example: value }) };
  });
}

function headerParameters({ method, isConditional }: Endpoint): Json[] {
  const key = "Tells this request from others, to send it again safely. 1 to 255 visible ASCII characters.";
  const tag = "The ETag of the ticket that you mean to change.";
  return [
    ...(method === "post" ? [textHeader("Idempotency-Key", key)] : []),
    ...(isConditional ? [textHeader("If-Match", tag)] : []),
  ];
}

function textHeader(name: string, description: string): Json {
  return { in: "header", name, description, schema: { type: "string" } };
}

function parameter(place: "path" | "query", name: string, schema: z.ZodType): Json {
  const { description, ...inlined } = toInlined(schema);
  return { in: place, name, ...(description === undefined ? {} : { description }), schema: inlined };
}

function header(description: string): Json {
  return { description, schema: { type: "string" } };
}

function jsonContent(schema: z.ZodType, example: unknown): Json {
  return { "application/json": { schema: referenceTo(schema), ...(example === undefined ? {} : { example }) } };
}

function problemContent(): Json {
  return { [PROBLEM_MEDIA_TYPE]: { schema: toInlined(problemSchema) } };
}

/** Bodies and answers have names, by which clients that are made from the document call their types. */
function referenceTo(schema: z.ZodType): Json {
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error("a schema of the REST API has no name");
  return { $ref: toReference(id) };
}

function toComponents(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { io: "input", uri: toReference });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutNoise(schema)]));
}

function toReference(id: string): string {
  return `#/components/schemas/${id}`;
}

function toInlined(schema: z.ZodType): Json {
  return withoutNoise(z.toJSONSchema(schema, { io: "input" })) as Json;
}

/** Without what only repeats: the dialect, the place, the pattern of what has a format, and the bounds of every integer. */
function withoutNoise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNoise);
  if (typeof value !== "object" || value === null) return value;
  const isFormatted = "format" in value && typeof value.format === "string";
  const kept = Object.entries(value).filter(([key, part]) => !isNoise(key, part, isFormatted));
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutNoise(part)]));
}

function isNoise(key: string, part: unknown, isFormatted: boolean): boolean {
  if (key === "$schema" || key === "$id" || (key === "id" && typeof part === "string")) return true;
  return (key === "pattern" && isFormatted) || (typeof part === "number" && Math.abs(part) === Number.MAX_SAFE_INTEGER);
}
