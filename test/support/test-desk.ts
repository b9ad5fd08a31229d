// A desk of its own for a test: a fresh database, a real server, six people, and the ways to ask it things.

import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import pino from "pino";
import { inject } from "vitest";
import { AUTH_PATHS, type Tokens, tokensSchema } from "#protocol/account/account.ts";
import { PULL_PATH, type PullRequest, type PullResponse, pullResponseSchema } from "#protocol/sync/pull.ts";
import { PUSH_PATH, type PushResponse, pushResponseSchema } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import type { SignInLimits } from "#sync-server/http/limit-sign-ins.ts";
import type { RequestLimits } from "#sync-server/http/rest/limit-requests.ts";
import type { Services } from "#sync-server/services.ts";
import { startSyncServer } from "#sync-server/sync-server.ts";
import type { DeliveryTimes } from "#sync-server/webhooks/start-deliveries.ts";
import { mustBeAsDescribed } from "./openapi-check.ts";
import { databaseUrl, runOn } from "./postgres-setup.ts";
import { emailOf, TEST_PASSWORD, TEST_PEOPLE, type TestPerson } from "./test-people.ts";

export interface TestDeskOptions {
  now?: () => Date;
  signInLimits?: SignInLimits;
  requestLimits?: RequestLimits;
  webRoot?: string;
  /** Another server on the database of this desk. */
  beside?: Pick<TestDesk, "databaseUrl">;
  answerWithinMs?: number;
  /** Hosts and ranges that webhooks may lead to although they are private. */
  webhookAllow?: string;
  deliveryTimes?: DeliveryTimes;
  /** Any that is free where it is left out. */
  port?: number;
  /** Serves metrics, on any free port. */
  withMetrics?: boolean;
}

export interface TestDesk {
  url: string;
  /** Null where metrics are not served. */
  metricsUrl: string | null;
  databaseUrl: string;
  services: Services;
  pool: Pool;
  people: typeof TEST_PEOPLE;
  /** Signs in once a person and keeps the tokens. */
  signIn(who: TestPerson): Promise<Tokens>;
  /** A request with the person's token, or none. What the API's document tells of must be answered as it says. */
  ask(who: TestPerson | null, path: string, init?: RequestInit): Promise<Response>;
  /** Sends operations from a replica. */
  push(who: TestPerson, replicaId: string, operations: readonly unknown[]): Promise<PushResponse>;
  pull(who: TestPerson, pulls: PullRequest["pulls"], replicaId?: string): Promise<PullResponse>;
  /** Stops the server, and drops the database with the desk that made it. */
  stop(): Promise<void>;
}

/** Generous, so that only tests about the limit meet it. */
const NO_LIMITS: SignInLimits = { windowMs: 60_000, perAccount: 100_000, perAddress: 100_000 };

export async function startTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const name = `holdfast_${randomUUID().replaceAll("-", "")}`;
  const serverUrl = inject("postgresUrl");
  if (!options.beside) await runOn(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${inject("templateName")}`);
  const ownUrl = options.beside?.databaseUrl ?? databaseUrl(serverUrl, name);
  const server = await startSyncServer({
    databaseUrl: ownUrl,
    dataFolder: "",
    host: "127.0.0.1",
    port: options.port ?? 0,
    demo: "no",
    webRoot: options.webRoot ?? null,
    log: pino({ level: process.env.HOLDFAST_LOG_LEVEL ?? "silent" }),
    signInLimits: options.signInLimits ?? NO_LIMITS,
    requestLimits: options.requestLimits ?? NO_LIMITS,
    metricsPort: options.withMetrics ? 0 : null,
    webhookAllow: options.webhookAllow ?? null,
    ...(options.deliveryTimes ? { deliveryTimes: options.deliveryTimes } : {}),
    ...(options.now ? { now: options.now } : {}),
    ...(options.answerWithinMs === undefined ? {} : { answerWithinMs: options.answerWithinMs }),
  });
  const asking = createAsking(server.url);
  const stop = async () => {
    await server.stop();
    if (!options.beside) await runOn(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  const { url, metricsUrl, services } = server;
  return { url, metricsUrl, databaseUrl: ownUrl, services, pool: services.pool, people: TEST_PEOPLE, ...asking, stop };
}

function createAsking(url: string): Pick<TestDesk, "signIn" | "ask" | "push" | "pull"> {
  const signedIn = new Map<TestPerson, Promise<Tokens>>();

  function signIn(who: TestPerson): Promise<Tokens> {
    const known = signedIn.get(who) ?? requestTokens(url, who);
    signedIn.set(who, known);
    return known;
  }

  async function ask(who: TestPerson | null, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (who) headers.set("authorization", `Bearer ${(await signIn(who)).access_token}`);
    if (init.body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
    const response = await fetch(url + path, { ...init, headers });
    await mustBeAsDescribed(init.method ?? "GET", path, response);
    return response;
  }

  async function post(who: TestPerson, path: string, body: object): Promise<unknown> {
    const response = await ask(who, path, { method: "POST", body: JSON.stringify(body) });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }

  return {
    signIn,
    ask,
    push: async (who, replicaId, operations) =>
      pushResponseSchema.parse(await post(who, PUSH_PATH, { protocol: PROTOCOL_VERSION, replicaId, operations })),
    pull: async (who, pulls, replicaId = randomUUID()) =>
      pullResponseSchema.parse(await post(who, PULL_PATH, { protocol: PROTOCOL_VERSION, replicaId, pulls })),
  };
}

async function requestTokens(url: string, who: TestPerson): Promise<Tokens> {
  const response = await fetch(url + AUTH_PATHS.signIn, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: emailOf(who), password: TEST_PASSWORD, device: "test" }),
  });
  return tokensSchema.parse(await response.json());
}
