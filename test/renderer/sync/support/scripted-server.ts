// A server of a few lines, behind `fetch`, for what the real one will not do on request: to be away, to answer out of
// turn, to lose an answer. It numbers, remembers and repeats outcomes as the protocol says, and judges nothing.

import { createHash } from "node:crypto";
import { type Account, AUTH_PATHS } from "#protocol/account/account.ts";
import { PROBLEM_MEDIA_TYPE, type ProblemType, problemTypeUrn } from "#protocol/problem.ts";
import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import { type LiveChanges, STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { type Digest, PULL_PATH, type PullRequest, type PullResponse } from "#protocol/sync/pull.ts";
import { type Outcome, PUSH_PATH, type PushRequest } from "#protocol/sync/push.ts";
import { scopeOf } from "#protocol/sync/scope.ts";
import { SAM } from "./documents.ts";

type Wire = PushRequest["operations"][number];

export interface ScriptedServer {
  fetch: typeof globalThis.fetch;
  account: Account;
  /** Every push as it came, answered or not. */
  pushes: PushRequest[];
  pulls: PullRequest[];
  refreshes: string[];
  streams: number;
  /** Operations in the order in which they were accepted. */
  accepted: Wire[];
  documents: Map<CollectionName, { id: string; version: string }[]>;
  removed: Map<CollectionName, string[]>;
  epoch: string;
  /** Whether digests are given where they are asked for. */
  givesDigests: boolean;
  judge(operation: Wire): Outcome;
  /** What happens to a request; undefined lets it through. It may throw, as a network does. */
  intercept(path: string, body: unknown): Promise<Response | undefined> | Response | undefined;
  /** What becomes of an answer on its way back. */
  deliver(path: string, response: Response): Promise<Response> | Response;
  poke(): void;
  /** Tells all streams what has changed; with `isNewsBehind` also that there is more, in one breath. */
  tell(changes: LiveChanges, how?: { isNewsBehind: boolean }): void;
  cutStreams(): void;
}

const NEWS = "event: news\ndata:\n\n";

export function scriptedServer(): ScriptedServer {
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const remembered = new Map<string, Outcome>();
  const lastNumbers = new Map<string, number>();
  let version = 100;

  const server: ScriptedServer = {
    account: { id: SAM.id, email: SAM.email, display_name: SAM.displayName, role: SAM.role },
    pushes: [],
    pulls: [],
    refreshes: [],
    streams: 0,
    accepted: [],
    documents: new Map(),
    removed: new Map(),
    epoch: "e1",
    givesDigests: true,
    judge: () => ({ type: "applied", version: String(++version) }),
    intercept: () => undefined,
    deliver: (_path, response) => response,
    poke: () => send(NEWS),
    tell(changes, { isNewsBehind } = { isNewsBehind: false }) {
      send(`event: changes\ndata: ${JSON.stringify(changes)}\n\n${isNewsBehind ? NEWS : ""}`);
    },
    cutStreams() {
      for (const stream of streams) stream.close();
      streams.clear();
    },
    fetch: async (input, init) => {
      const path = new URL(String(input)).pathname;
      const body: unknown = init?.body ? JSON.parse(String(init.body)) : null;
      const intercepted = await server.intercept(path, body);
      init?.signal?.throwIfAborted();
      return server.deliver(path, intercepted ?? answer(path, body, init?.signal ?? null));
    },
  };

  function send(text: string): void {
    for (const stream of streams) stream.enqueue(new TextEncoder().encode(text));
  }

  function answer(path: string, body: unknown, signal: AbortSignal | null): Response {
    switch (path) {
      case AUTH_PATHS.signIn:
        return tokens(server, "first");
      case AUTH_PATHS.refresh:
        return refresh(server, (body as { refresh_token: string }).refresh_token);
      case AUTH_PATHS.signOut:
        return Response.json({});
      case PUSH_PATH:
        return push(body as PushRequest);
      case PULL_PATH:
        return pull(server, body as PullRequest, version);
      case STREAM_PATH:
        return stream(signal);
      default:
        return problem(404, "not-found");
    }
  }

  function push(request: PushRequest): Response {
    server.pushes.push(request);
    let last = lastNumbers.get(request.replicaId) ?? 0;
    const outcomes: { id: string; number: number; outcome: Outcome }[] = [];
    for (const operation of request.operations) {
      if (operation.number > last + 1) break;
      const outcome = remembered.get(operation.id) ?? decide(operation);
      remembered.set(operation.id, outcome);
      last = Math.max(last, operation.number);
      outcomes.push({ id: operation.id, number: operation.number, outcome });
    }
    lastNumbers.set(request.replicaId, last);
    if (outcomes.length > 0) server.poke();
    return Response.json({ outcomes, expected: last + 1, at: "2026-11-24T08:00:00.000Z" });
  }

  function decide(operation: Wire): Outcome {
    if (operation.kind === "discarded") return { type: "discarded", version: String(++version) };
    const outcome = server.judge(operation);
    if (outcome.type === "applied" || outcome.type === "merged") server.accepted.push(operation);
    return outcome;
  }

  function stream(signal: AbortSignal | null): Response {
    server.streams += 1;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        streams.add(controller);
        controller.enqueue(new TextEncoder().encode(NEWS));
        signal?.addEventListener("abort", () => {
          if (streams.delete(controller)) controller.error(signal.reason);
        });
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  }

  return server;
}

export function problem(status: number, type: ProblemType, headers: Record<string, string> = {}): Response {
  const body = JSON.stringify({ type: problemTypeUrn(type), title: type, status });
  return new Response(body, { status, headers: { "content-type": PROBLEM_MEDIA_TYPE, ...headers } });
}

function tokens({ account }: ScriptedServer, name: string): Response {
  return Response.json({
    token_type: "Bearer",
    access_token: `access-${name}`,
    expires_in: 3_600,
    refresh_token: `refresh-${name}`,
    account,
  });
}

function refresh(server: ScriptedServer, token: string): Response {
  server.refreshes.push(token);
  return tokens(server, `${server.refreshes.length}`);
}

/** All documents newer than the checkpoint, which is nothing but a version in each of its ranges. */
function pull(server: ScriptedServer, request: PullRequest, version: number): Response {
  server.pulls.push(request);
  const horizon = String(version + 1);
  const pages: Record<string, unknown> = {};
  for (const name of COLLECTION_NAMES) {
    const asked = request.pulls[name];
    if (!asked) continue;
    const { checkpoint } = asked;
    const isStale = checkpoint && (checkpoint.epoch !== server.epoch || checkpoint.scope !== scopeOf(server.account));
    if (isStale) return Response.json({ reset: true, horizon, pages: {} } satisfies PullResponse);
    const since = BigInt(checkpoint?.changed.version ?? "0");
    const all = server.documents.get(name) ?? [];
    const fresh = all
      .filter((document) => BigInt(document.version) > since)
      .sort((a, b) => Number(a.version) - Number(b.version));
    const documents = fresh.slice(0, asked.limit);
    const reached = documents.at(-1)?.version ?? String(since);
    const cursor = { version: reached, key: "" };
    const removed = server.removed.get(name) ?? [];
    const next = {
      epoch: server.epoch,
      scope: scopeOf(server.account),
      changed: cursor,
      entered: cursor,
      left: cursor,
      fill: null,
    };
    const more = documents.length < fresh.length;
    const isDigestDue = asked.digest === true && !more && server.givesDigests;
    pages[name] = { documents, removed, checkpoint: next, more, ...(isDigestDue && { digest: digestOf(all) }) };
  }
  return Response.json({ reset: false, horizon, pages });
}

function digestOf(documents: readonly { id: string; version: string }[]): Digest {
  const hashes = documents.map(({ id, version }) => createHash("sha256").update(`${id}:${version}`).digest());
  const sum = hashes.reduce((total, hash) => (total + hash.readUIntBE(0, 6)) % 2 ** 48, 0);
  return { count: documents.length, sum, except: [] };
}
