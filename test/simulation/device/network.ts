// What lies between one device and the instances of the server: it loses, repeats, holds back and cuts what it carries,
// as the coordinator has armed it to, and keeps a record of all that the device was sent.

import { type LinkedAbort, linkedAbort } from "#renderer/sync/linked-abort.ts";
import { addFaults, type FaultCounts, type FaultKind } from "../fault-kinds.ts";
import { createGate, type Gate } from "./gate.ts";
import { Killed, type Life } from "./life.ts";
import { type ArmedFault, kindOf, type NetworkFault, type RequestKind } from "./network-fault.ts";
import type { Wire } from "./wire.ts";

/** Which instance the next request goes to. */
export type Route = number | "each other time";

export interface NetworkOptions {
  wire: Wire;
  /** An access token of the same session that has run out. */
  toStale(token: string): Promise<string>;
  /** A push has left for an instance of the server, with this in it. */
  onPush(instance: number, body: string): void;
}

export interface Network {
  fetchOf(life: Life): typeof globalThis.fetch;
  setInstances(urls: readonly string[]): void;
  setRoute(route: Route): void;
  setUp(isUp: boolean): void;
  arm(armed: ArmedFault): void;
  silenceStreams(): void;
  breakStreams(): void;
  /** Lets go of everything that is held back, and sends the late duplicates. */
  release(): void;
  /** Nothing more happens to anything, and everything is let go. */
  heal(): void;
  counts(): FaultCounts;
  /** The paths of requests that are on their way. */
  underWay(): string[];
  /** A fault that befell the device otherwise. */
  count(kind: FaultKind): void;
}

interface OpenStream {
  way: LinkedAbort;
  isSilenced: boolean;
}

export function createNetwork({ wire, toStale, onPush }: NetworkOptions): Network {
  const armed: ArmedFault[] = [];
  const ways = new Set<LinkedAbort>();
  const streams = new Set<OpenStream>();
  const late: (() => void)[] = [];
  const underWay = new Map<LinkedAbort, string>();
  const counts: FaultCounts = {};
  const held: Gate = createGate();
  let instances: readonly string[] = [];
  let route: Route = 0;
  let isUp = true;
  let isHealed = false;
  let sent = 0;

  const count = (kind: FaultKind) => addFaults(counts, { [kind]: 1 });

  function takeFault(kind: RequestKind | null): NetworkFault | null {
    const at = armed.findIndex(({ on }) => on === kind);
    return at < 0 ? null : (armed.splice(at, 1)[0]?.fault ?? null);
  }

  function chooseInstance(): number {
    sent += 1;
    if (route === "each other time") count("instance switched");
    return (route === "each other time" ? sent : route) % instances.length;
  }

  async function sendTo(instance: number, url: string, init: RequestInit): Promise<Response> {
    if (kindOf(url) === "push") onPush(instance, String(init.body));
    const { pathname, search } = new URL(url);
    const headers = new Headers(init.headers);
    // Packing and unpacking would cost more than anything else here.
    headers.set("accept-encoding", "identity");
    return await globalThis.fetch(`${instances[instance]}${pathname}${search}`, { ...init, headers });
  }

  /** Sent again and read to the end, for the server to have done its work; nobody waits for the answer. */
  function repeat(instance: number, url: string, init: RequestInit): Promise<void> {
    const { signal: _signal, ...again } = init;
    return sendTo(instance, url, again)
      .then((response) => response.text())
      .then(wire.record, () => undefined);
  }

  async function carry(url: string, init: RequestInit, life: Life): Promise<Response> {
    const kind = kindOf(url);
    const instance = chooseInstance();
    if (kind === "stream") return openStream(await sendTo(instance, url, init), init);
    const fault = takeFault(kind);
    if (fault) count(fault);
    if (fault === "request lost") throw new TypeError("request lost");
    if (fault === "answer of somebody else") return new Response("<html>Please accept our terms</html>");
    if (fault === "request delayed") await held.opened();
    life.mustLive();
    const request = fault === "access token expired" ? await withStaleToken(init) : init;
    sendOnceMore(fault, instance, url, request);
    const response = await sendTo(instance, url, request);
    return await bring(response, await response.text(), fault, life);
  }

  function sendOnceMore(fault: NetworkFault | null, instance: number, url: string, request: RequestInit): void {
    if (fault === "duplicate request") void repeat((instance + 1) % instances.length, url, request);
    if (fault === "late duplicate") late.push(() => void repeat(instance, url, request));
  }

  async function bring(response: Response, text: string, fault: NetworkFault | null, life: Life): Promise<Response> {
    wire.record(text);
    if (fault === "device killed before an answer" && !isHealed) life.end();
    life.mustLive();
    if (fault === "answer delayed") await held.opened();
    if (fault === "answer lost after commit") throw new TypeError("answer lost");
    const { status, statusText, headers } = response;
    const body = fault === "answer cut short" ? text.slice(0, text.length / 2) : text;
    return new Response(body === "" ? null : body, { status, statusText, headers });
  }

  async function withStaleToken(init: RequestInit): Promise<RequestInit> {
    const headers = new Headers(init.headers);
    const token = headers.get("authorization")?.replace("Bearer ", "");
    if (token) headers.set("authorization", `Bearer ${await toStale(token)}`);
    return { ...init, headers };
  }

  function openStream(response: Response, { signal }: RequestInit): Response {
    if (!response.ok || !response.body) return response;
    const stream: OpenStream = { way: linkedAbort(signal ?? undefined), isSilenced: false };
    streams.add(stream);
    const cut = new TransformStream<Uint8Array, Uint8Array>();
    const body = wire.recordStream(response.body, () => stream.isSilenced);
    body
      .pipeTo(cut.writable, { signal: stream.way.signal })
      .catch(() => undefined)
      .finally(() => streams.delete(stream));
    return new Response(cut.readable, { status: response.status, headers: response.headers });
  }

  function cutAll(): void {
    for (const way of ways) way.abort(new TypeError("network away"));
  }

  return {
    fetchOf: (life) => async (input, init) => {
      life.mustLive();
      if (!isUp) throw new TypeError("network away");
      const way = linkedAbort(init?.signal ?? undefined);
      ways.add(way);
      underWay.set(way, String(input));
      const forget = life.onEnd(() => way.abort(new Killed()));
      try {
        // A request that is cut off is over at once, whatever Node still makes of it.
        return await Promise.race([
          carry(String(input), { ...init, signal: way.signal }, life),
          untilAborted(way.signal),
        ]);
      } finally {
        underWay.delete(way);
        // A stream goes on, and is cut with the rest.
        if (kindOf(String(input)) !== "stream") {
          ways.delete(way);
          way.release();
          forget();
        }
      }
    },
    setInstances(urls) {
      instances = urls;
    },
    setRoute(given) {
      if (given !== route) count("instance switched");
      route = given;
    },
    setUp(up) {
      if (isUp && !up) count("network away");
      isUp = up;
      if (!up) cutAll();
    },
    arm: (given) => void armed.push(given),
    silenceStreams() {
      for (const stream of streams) {
        if (!stream.isSilenced) count("stream cut in silence");
        stream.isSilenced = true;
      }
    },
    breakStreams() {
      for (const { way } of streams) {
        count("stream broken off");
        way.abort(new TypeError("stream broken off"));
      }
    },
    release() {
      held.open();
      for (const send of late.splice(0)) send();
    },
    heal() {
      armed.length = 0;
      isUp = true;
      isHealed = true;
      held.stayOpen();
      for (const send of late.splice(0)) send();
    },
    counts: () => counts,
    underWay: () => [...underWay.values()],
    count,
  };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
