import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { around, createBackOff } from "#renderer/sync/back-off.ts";
import { createBell } from "#renderer/sync/bell.ts";
import { createConnection } from "#renderer/sync/connection.ts";
import type { Connection } from "#renderer/sync/desk.ts";
import { createHttpClient } from "#renderer/sync/http-client.ts";
import { isPassing, ProblemAnswer, TransportFault } from "#renderer/sync/http-fault.ts";
import { handClock } from "./support/hand-clock.ts";
import { problem } from "./support/scripted-server.ts";

const never = new AbortController().signal;

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
}

describe("waiting for the server", () => {
  it("[S11] waits longer and longer, a minute at most, never the same for everybody, never no time at all", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (chance) => {
        const backOff = createBackOff(() => chance);
        const waits = Array.from({ length: 12 }, () => backOff.next());
        expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(100);
        expect([...waits].sort((a, b) => a - b)).toEqual(waits);
        backOff.reset();
        expect(backOff.next()).toBe(waits[0]);
      }),
      { seed: 20_261_124 },
    );
    const firstWaits = [0.1, 0.5, 0.9].map((chance) => createBackOff(() => chance).next());
    expect(new Set(firstWaits).size).toBe(3);
    expect(createBackOff(() => 0.5).next(10_000)).toBeGreaterThan(10_000);
    expect([around(60_000, () => 0), around(60_000, () => 1)]).toEqual([48_000, 72_000]);
  });

  it("tries until it gets through, tells when the next try is due, and tries at once when asked", async () => {
    const clock = handClock();
    const told: Connection["state"][] = [];
    const connection = createConnection({
      clock,
      random: () => 0,
      heard: () => 0,
      onChange: ({ state }) => told.push(state),
    });
    let tries = 0;
    const result = connection.persevere(async () => {
      tries += 1;
      if (tries < 3) throw new TransportFault("away");
      return "through";
    }, never);
    await expect.poll(() => told).toEqual(["offline"]);
    connection.tryNow();
    await expect.poll(() => tries).toBe(2);
    await clock.pass(100);
    expect(await result).toBe("through");
    expect(told).toEqual(["offline", "offline", "online"]);
  });

  it("[S1] gives up what is under way when the server stays silent, and tries it again", async () => {
    const clock = handClock();
    let heard = 0;
    const told: Connection["state"][] = [];
    const onChange = ({ state }: Connection) => told.push(state);
    const connection = createConnection({ clock, random: () => 0, heard: () => heard, onChange });
    const tries: AbortSignal[] = [];
    const result = connection.persevere((attempt) => {
      tries.push(attempt);
      return tries.length > 1 ? Promise.resolve("through") : untilAborted(attempt);
    }, never);
    connection.doubt();
    heard += 1;
    await clock.pass(5_000);
    expect(told).toEqual([]);
    connection.doubt();
    await clock.pass(5_000);
    await expect.poll(() => told).toEqual(["offline"]);
    await clock.pass(100);
    expect(await result).toBe("through");
    expect(told).toEqual(["offline", "online"]);
  });

  it("after a try in vain waits less for a sign of the server, for the next connection may be as dead, but ever longer", async () => {
    const clock = handClock();
    let pauses = 0;
    const onChange = ({ state }: Connection) => {
      if (state === "offline") pauses += 1;
    };
    const connection = createConnection({ clock, random: () => 0, heard: () => 0, onChange });
    const tries: AbortSignal[] = [];
    const result = connection.persevere((attempt) => {
      tries.push(attempt);
      if (tries.length === 1) return Promise.reject(new TransportFault("away"));
      return tries.length < 4 ? untilAborted(attempt) : Promise.resolve("through");
    }, never);
    for (const patience of [10_000, 20_000]) {
      const before = tries.length || 1;
      await expect.poll(() => pauses).toBe(before);
      await clock.pass(100);
      await expect.poll(() => tries.length).toBe(before + 1);
      await clock.pass(patience - 1);
      expect(tries.at(-1)?.aborted).toBe(false);
      await clock.pass(1);
      expect(tries.at(-1)?.aborted).toBe(true);
    }
    await expect.poll(() => pauses).toBe(3);
    await clock.pass(100);
    expect(await result).toBe("through");
  });

  it("gives up what is under way when the system says that the network is gone", async () => {
    const clock = handClock();
    const connection = createConnection({ clock, random: () => 0, heard: () => 0, onChange: () => undefined });
    const tries: AbortSignal[] = [];
    const result = connection.persevere((attempt) => {
      tries.push(attempt);
      return tries.length > 1 ? Promise.resolve("through") : untilAborted(attempt);
    }, never);
    connection.lost();
    await expect.poll(() => tries[0]?.aborted).toBe(true);
    connection.tryNow();
    await clock.pass(100);
    expect(await result).toBe("through");
  });

  it("gives up at once on what time will not mend, and when it is told to stop", async () => {
    const connection = createConnection({
      clock: handClock(),
      random: () => 0,
      heard: () => 0,
      onChange: () => undefined,
    });
    const forbidden = new ProblemAnswer({ type: "x", title: "no", status: 403 });
    await expect(connection.persevere(() => Promise.reject(forbidden), never)).rejects.toBe(forbidden);
    const stopping = new AbortController();
    const waiting = connection.persevere(() => Promise.reject(new TransportFault("away")), stopping.signal);
    stopping.abort(new Error("stopped"));
    await expect(waiting).rejects.toThrow("stopped");
  });

  it("a bell that rang before anybody listened is heard, once", async () => {
    const clock = handClock();
    const bell = createBell(clock);
    bell.ring();
    bell.ring();
    expect(await bell.heard(never)).toBe(true);
    const next = bell.heard(never, 500);
    await clock.pass(500);
    expect(await next).toBe(false);
  });
});

describe("answers of the server", () => {
  const client = (answer: () => Response | Promise<Response>) =>
    createHttpClient("https://desk.test", async () => answer());
  const ask = (answer: () => Response | Promise<Response>) =>
    client(answer).get("/x", z.object({ ok: z.literal(true) }));

  it("tells a fault in passing from one that stays", async () => {
    const faults: [() => Response | Promise<Response>, boolean][] = [
      [() => Promise.reject(new TypeError("failed to fetch")), true],
      [() => new Response("<html>Sign in to the hotel</html>"), true],
      [() => new Response("<html>Not here</html>", { status: 404 }), true],
      [() => new Response("Bad gateway", { status: 502 }), true],
      [() => problem(503, "unavailable", { "retry-after": "7" }), true],
      [() => problem(429, "too-many-requests"), true],
      [() => problem(403, "forbidden"), false],
      [() => problem(401, "session-revoked"), false],
      [() => problem(426, "update-needed"), false],
    ];
    for (const [answer, passes] of faults) {
      const fault = await ask(answer).catch((cause: unknown) => cause);
      expect([String(fault), isPassing(fault)]).toEqual([String(fault), passes]);
    }
    const busy = await ask(() => problem(503, "unavailable", { "retry-after": "7" })).catch((cause: unknown) => cause);
    expect(busy).toMatchObject({ retryAfterMs: 7_000, type: "unavailable" });
  });
});
