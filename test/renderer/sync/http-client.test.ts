import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { createHttpClient } from "#renderer/sync/http-client.ts";
import { TransportFault } from "#renderer/sync/http-fault.ts";

const anything = z.unknown();

/** A network into which requests go and from which only what a test says comes back. */
function blackHole() {
  const requests: { body: ReadableStreamDefaultController<Uint8Array> | null; signal: AbortSignal | null }[] = [];
  const fetch = (answers: boolean) =>
    vi.fn(async (_input: unknown, init?: RequestInit) => {
      const request: (typeof requests)[number] = { body: null, signal: init?.signal ?? null };
      requests.push(request);
      if (!answers) return await new Promise<never>(() => undefined);
      const start = (body: ReadableStreamDefaultController<Uint8Array>) => {
        request.body = body;
      };
      return new Response(new ReadableStream<Uint8Array>({ start }));
    }) as unknown as typeof globalThis.fetch;
  return { requests, fetch };
}

it("a POST is sent under the key that it is given", async () => {
  const fetch = vi.fn(async (_input: unknown, _init?: RequestInit) => new Response("{}"));
  const client = createHttpClient("https://desk.test", fetch as unknown as typeof globalThis.fetch);
  await client.post("/x", {}, anything, { idempotencyKey: "k-1" });
  await client.post("/x", {}, anything);
  const keys = fetch.mock.calls.map(([, init]) => new Headers(init?.headers).get("idempotency-key"));
  expect(keys).toEqual(["k-1", null]);
});

describe("a request into a black hole", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(["get", "post", "openStream"] as const)(
    "%s ends after half a minute without a sign, as a fault that passes",
    async (way) => {
      const { fetch, requests } = blackHole();
      const client = createHttpClient("https://desk.test", fetch(false));
      const asking = { get: () => client.get("/x", anything), post: () => client.post("/x", {}, anything) };
      const fault = (way === "openStream" ? client.openStream("/x") : asking[way]()).catch((cause: unknown) => cause);
      await vi.advanceTimersByTimeAsync(29_000);
      expect(requests[0]?.signal?.aborted).toBe(false);
      await vi.advanceTimersByTimeAsync(1_100);
      expect(await fault).toBeInstanceOf(TransportFault);
      expect(requests[0]?.signal?.aborted).toBe(true);
      expect(client.heard()).toBe(0);
    },
  );

  it("an answer that comes slowly is waited for as long as it comes, and no longer", async () => {
    const { fetch, requests } = blackHole();
    const client = createHttpClient("https://desk.test", fetch(true));
    const whole = client.get("/x", anything);
    for (const piece of ['{"a"', ":", "1", "}"]) {
      await vi.advanceTimersByTimeAsync(25_000);
      requests[0]?.body?.enqueue(new TextEncoder().encode(piece));
    }
    requests[0]?.body?.close();
    expect(await whole).toEqual({ a: 1 });
    expect(client.heard()).toBe(5);
    const cut = client.get("/x", anything).catch((cause: unknown) => cause);
    await vi.advanceTimersByTimeAsync(25_000);
    requests[1]?.body?.enqueue(new TextEncoder().encode("{"));
    await vi.advanceTimersByTimeAsync(30_100);
    expect(await cut).toBeInstanceOf(TransportFault);
  });

  it("[S11] what is long to send is given the time that a slow line takes", async () => {
    const { fetch, requests } = blackHole();
    const client = createHttpClient("https://desk.test", fetch(false));
    const fault = client.post("/x", "w".repeat(400_000), anything).catch((cause: unknown) => cause);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(requests[0]?.signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await fault).toBeInstanceOf(TransportFault);
  });
});
