// The server under test, in a process of its own. Its parent asks it what it has used of processor and memory.

import pino from "pino";
import { startSyncServer } from "#sync-server/sync-server.ts";
import { answer } from "./bench-process.ts";

export interface Usage {
  /** Processor time since the start, in milliseconds. */
  cpuMs: number;
  rssBytes: number;
  heapBytes: number;
  /** Outside the heap: buffers and what the runtime keeps of connections. */
  externalBytes: number;
}

const server = await startSyncServer({
  databaseUrl: process.env.BENCH_DATABASE_URL ?? null,
  dataFolder: "",
  host: "127.0.0.1",
  port: 0,
  demo: "no",
  webRoot: null,
  log: pino({ level: "warn" }, pino.destination({ fd: 2, sync: true })),
  signInLimits: { windowMs: 60_000, perAccount: 100_000, perAddress: 100_000 },
  requestLimits: { windowMs: 60_000, perAccount: 1_000_000, perAddress: 1_000_000 },
});

process.on("message", (asked: "usage" | "collected-usage" | "stop") => {
  if (asked === "stop") return void server.stop().then(() => process.disconnect());
  if (asked === "collected-usage") collect();
  answer(readUsage());
});
process.once("disconnect", () => process.exit(0));
answer({ url: server.url });

/** Twice, for what the first leaves to finalizers the second takes. */
function collect(): void {
  globalThis.gc?.();
  globalThis.gc?.();
}

function readUsage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuMs: (user + system) / 1_000, rssBytes: rss, heapBytes: heapUsed, externalBytes: external };
}
