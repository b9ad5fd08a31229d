// What a live device that has nothing to do costs the server in memory: two thousand of them are opened, and the process
// is looked at before and after, once garbage has been collected. Counted is what the process takes from the machine.

import { setTimeout as delay } from "node:timers/promises";
import { atMost } from "../../report.ts";
import { customerAt } from "../bench-people.ts";
import type { BenchRun } from "../bench-run.ts";
import { openLightStreams } from "../light-stream.ts";
import { startServerUnderTest } from "../server-under-test.ts";

const WARM_UP = 200;
const DEVICES = 2_000;
const GOAL_KB = 30;

export async function measureIdleMemory(run: BenchRun): Promise<void> {
  const server = await startServerUnderTest({ databaseUrl: run.postgres.databaseUrl, name: "idle-memory" });
  const people = Array.from({ length: WARM_UP + DEVICES }, (_, index) => customerAt(index));
  try {
    const first = await openLightStreams(server, people.slice(0, WARM_UP));
    await server.collectedUsage();
    await delay(2_000);
    const before = await server.collectedUsage();
    const rest = await openLightStreams(server, people.slice(WARM_UP));
    await server.collectedUsage();
    // What has become free is given back to the machine a little later.
    await delay(2_000);
    const after = await server.collectedUsage();
    for (const stream of [...first, ...rest]) stream.close();
    const each = (bytes: number) => bytes / 1_024 / DEVICES;
    run.figures.push(atMost("memory per idle live device", each(after.rssBytes - before.rssBytes), GOAL_KB, "KB"));
    const heap = after.heapBytes + after.externalBytes - before.heapBytes - before.externalBytes;
    run.beside("of that in the JavaScript heap and its buffers, KB", Number(each(heap).toFixed(1)));
  } finally {
    await server.stop();
  }
}
