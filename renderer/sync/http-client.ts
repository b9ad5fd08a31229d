// Talks to the sync server: JSON out, JSON in, checked by the protocol's schemas. It knows nothing of sessions.

import type { z } from "zod";
import { PROBLEM_MEDIA_TYPE, problemSchema } from "#protocol/problem.ts";
import { ProblemAnswer, TransportFault } from "./http-fault.ts";
import { linkedAbort } from "./linked-abort.ts";

const TIMEOUT_MS = 30_000;

export interface CallOptions {
  accessToken?: string;
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
}

export interface HttpClient {
  /** @throws ProblemAnswer | TransportFault, or the signal's reason. */
  post<T>(path: string, body: unknown, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  get<T>(path: string, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  /** Opens a stream of server-sent events; only its opening is bound by the timeout. */
  openStream(path: string, options?: CallOptions): Promise<ReadableStream<Uint8Array>>;
}

export function createHttpClient(server: string, fetch: typeof globalThis.fetch = globalThis.fetch): HttpClient {
  return {
    async post(path, body, answer, options = {}) {
      const headers = { "content-type": "application/json" };
      const request = { method: "POST", headers, body: JSON.stringify(body) };
      return read(await call(fetch, server + path, request, options), answer);
    },
    async get(path, answer, options = {}) {
      return read(await call(fetch, server + path, { method: "GET" }, options), answer);
    },
    openStream: (path, options = {}) => openStream(fetch, server + path, options),
  };
}

async function call(fetch: typeof globalThis.fetch, url: string, request: RequestInit, options: CallOptions) {
  const headers = headersOf(request, options);
  return await withinTime(options, async (signal) => {
    const { response } = await reach(fetch, url, { ...request, headers, signal }, options);
    return { response, text: await readText(response, options) };
  });
}

/** Runs a request under a signal that ends it with its caller's or when its time is up. */
async function withinTime<T>({ signal, timeoutMs }: CallOptions, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const request = linkedAbort(signal);
  const timer = setTimeout(() => request.abort(new TransportFault("No answer in time.")), timeoutMs ?? TIMEOUT_MS);
  try {
    return await Promise.race([run(request.signal), untilAborted(request.signal)]);
  } finally {
    clearTimeout(timer);
    request.release();
  }
}

/** Whoever stops is not kept waiting by a network that does not let go. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

async function reach(fetch: typeof globalThis.fetch, url: string, request: RequestInit, { signal }: CallOptions) {
  try {
    return { response: await fetch(url, { ...request, credentials: "omit", cache: "no-store" }) };
  } catch (cause) {
    signal?.throwIfAborted();
    throw new TransportFault("The server could not be reached.", { cause });
  }
}

async function readText(response: Response, { signal }: CallOptions): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new TransportFault("The answer was cut off.", { cause });
  }
}

function headersOf(request: RequestInit, { accessToken }: CallOptions): Headers {
  const headers = new Headers(request.headers);
  headers.set("accept", `application/json, ${PROBLEM_MEDIA_TYPE}`);
  if (accessToken !== undefined) headers.set("authorization", `Bearer ${accessToken}`);
  return headers;
}

function read<T>({ response, text }: { response: Response; text: string }, answer: z.ZodType<T>): T {
  if (!response.ok) throw faultOf(response, text);
  const parsed = answer.safeParse(parseJson(text));
  if (!parsed.success) throw new TransportFault("The answer is not one of this server's.", { cause: parsed.error });
  return parsed.data;
}

function faultOf(response: Response, text: string): Error {
  const problem = problemSchema.safeParse(parseJson(text));
  if (problem.success) return new ProblemAnswer(problem.data, retryAfterOf(response));
  if (response.status < 500) return new TransportFault(`Something else than the server answered ${response.status}.`);
  return new ProblemAnswer(
    { type: "about:blank", title: response.statusText || "Error", status: response.status },
    retryAfterOf(response),
  );
}

function retryAfterOf(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

/** Undefined where the text is no JSON (or is empty): the schema then says whether that is an answer. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The stream itself goes on beyond the opening's time: it ends with the caller's signal, or with its own. */
async function openStream(fetch: typeof globalThis.fetch, url: string, options: CallOptions) {
  const headers = headersOf({}, options);
  headers.set("accept", `text/event-stream, ${PROBLEM_MEDIA_TYPE}`);
  return await withinTime({ ...options, signal: undefined }, async (opening) => {
    const stream = linkedAbort(options.signal);
    opening.addEventListener("abort", () => stream.abort(opening.reason), { once: true });
    const { response } = await reach(fetch, url, { headers, signal: stream.signal }, options);
    if (!response.ok) throw faultOf(response, await readText(response, options));
    if (!response.body) throw new TransportFault("The stream has no body.");
    return response.body;
  });
}
