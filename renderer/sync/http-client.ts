// Talks to the sync server: JSON out, JSON in, checked by the protocol's schemas. It knows nothing of sessions.

import type { z } from "zod";
import { PROBLEM_MEDIA_TYPE, problemSchema } from "#protocol/problem.ts";
import { ProblemAnswer, TransportFault } from "./http-fault.ts";
import { linkedAbort } from "./linked-abort.ts";
import { nextTask } from "./next-task.ts";
import { parseJson } from "./parse-json.ts";

/** How long nothing may come back: an answer that is on its way may take longer. */
const SILENCE_MS = 30_000;
/** What is sent gives no sign of itself on the way: the slowest line we reckon with carries so much. */
const UPLOAD_BYTES_PER_MS = 2;

/** Characters of an answer that is not taken in as one piece. */
const LARGE = 100_000;

export interface CallOptions {
  accessToken?: string;
  signal?: AbortSignal | undefined;
  /** Of a POST: the server does once what comes under one key. */
  idempotencyKey?: string;
  /** Goes out even where the window closes right behind it. */
  outlivesWindow?: boolean;
}

export interface HttpClient {
  /** @throws ProblemAnswer | TransportFault, or the signal's reason. */
  post<T>(path: string, body: unknown, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  put<T>(path: string, body: unknown, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  get<T>(path: string, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  delete<T>(path: string, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  /** Opens a stream of server-sent events; only its opening is bound by a time. */
  openStream(path: string, options?: CallOptions): Promise<ReadableStream<Uint8Array>>;
  /** How often something has come from the server, of whatever answer: as long as it grows, the server is there. */
  heard(): number;
}

export function createHttpClient(server: string, fetch: typeof globalThis.fetch = globalThis.fetch): HttpClient {
  let heard = 0;
  const line: Line = { fetch, onHeard: () => (heard += 1) };
  const sending =
    (method: "POST" | "PUT"): HttpClient["post"] =>
    async (path, body, answer, options = {}) => {
      const headers = { "content-type": "application/json" };
      const request = { method, headers, body: JSON.stringify(body) };
      return await read(await call(line, server + path, request, options), answer);
    };
  const asking =
    (method: "GET" | "DELETE"): HttpClient["get"] =>
    async (path, answer, options = {}) =>
      await read(await call(line, server + path, { method }, options), answer);
  return {
    post: sending("POST"),
    put: sending("PUT"),
    get: asking("GET"),
    delete: asking("DELETE"),
    openStream: (path, options = {}) => openStream(line, server + path, options),
    heard: () => heard,
  };
}

interface Line {
  fetch: typeof globalThis.fetch;
  onHeard(): void;
}

async function call(line: Line, url: string, request: { method: string; body?: string }, options: CallOptions) {
  const headers = headersOf(request, options);
  const uploadMs = (request.body?.length ?? 0) / UPLOAD_BYTES_PER_MS;
  return await unlessSilent(options.signal, uploadMs, async (signal, onSign) => {
    const keepalive = options.outlivesWindow ?? false;
    const { response } = await reach(line, url, { ...request, headers, signal, keepalive }, options);
    const onPiece = () => {
      line.onHeard();
      onSign();
    };
    onPiece();
    return { response, text: await readText(response, options, onPiece) };
  });
}

/** Runs a request under a signal that ends it with its caller's, or when nothing has come back for too long. */
async function unlessSilent<T>(
  caller: AbortSignal | undefined,
  uploadMs: number,
  run: (signal: AbortSignal, onSign: () => void) => Promise<T>,
): Promise<T> {
  const request = linkedAbort(caller);
  const giveUp = () => request.abort(new TransportFault("No answer in time."));
  let timer = setTimeout(giveUp, SILENCE_MS + uploadMs);
  const onSign = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, SILENCE_MS);
  };
  try {
    return await Promise.race([run(request.signal, onSign), untilAborted(request.signal)]);
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

async function reach({ fetch }: Line, url: string, request: RequestInit, { signal }: CallOptions) {
  try {
    return { response: await fetch(url, { ...request, credentials: "omit", cache: "no-store" }) };
  } catch (cause) {
    signal?.throwIfAborted();
    throw new TransportFault("The server could not be reached.", { cause });
  }
}

async function readText(response: Response, { signal }: CallOptions, onPiece: () => void): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      onPiece();
      text += decoder.decode(part.value, { stream: true });
    }
    return text + decoder.decode();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new TransportFault("The answer was cut off.", { cause });
  }
}

function headersOf(request: RequestInit, { accessToken, idempotencyKey }: CallOptions): Headers {
  const headers = new Headers(request.headers);
  headers.set("accept", `application/json, ${PROBLEM_MEDIA_TYPE}`);
  if (accessToken !== undefined) headers.set("authorization", `Bearer ${accessToken}`);
  if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
  return headers;
}

async function read<T>({ response, text }: { response: Response; text: string }, answer: z.ZodType<T>): Promise<T> {
  if (!response.ok) throw faultOf(response, text);
  const content = parseJson(text);
  // Both take their time for a page of many documents.
  if (text.length > LARGE) await nextTask();
  const parsed = answer.safeParse(content);
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

/** The stream itself goes on beyond the opening's time: it ends with the caller's signal, or with its own. */
async function openStream(line: Line, url: string, options: CallOptions) {
  const headers = headersOf({}, options);
  headers.set("accept", `text/event-stream, ${PROBLEM_MEDIA_TYPE}`);
  return await unlessSilent(undefined, 0, async (opening) => {
    const stream = linkedAbort(options.signal);
    opening.addEventListener("abort", () => stream.abort(opening.reason), { once: true });
    const { response } = await reach(line, url, { headers, signal: stream.signal }, options);
    line.onHeard();
    if (!response.ok) throw faultOf(response, await readText(response, options, line.onHeard));
    if (!response.body) throw new TransportFault("The stream has no body.");
    return response.body;
  });
}
