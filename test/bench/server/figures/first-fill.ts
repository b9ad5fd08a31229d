// How fast an admin's new device is filled with the whole desk, page by page as the app asks for them, against a bare
// script that streams the same rows. Neither side compresses; what compression costs and saves is told beside.

import { get } from "node:http";
import { COLLECTION_NAMES } from "#protocol/sync/documents.ts";
import { PULL_PATH, type PullRequest, type PullResponse } from "#protocol/sync/pull.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { atLeast } from "../../report.ts";
import { median } from "../../statistics.ts";
import { benchId } from "../bench-ids.ts";
import { adminAt } from "../bench-people.ts";
import { startBenchProcess } from "../bench-process.ts";
import type { BenchRun } from "../bench-run.ts";
import { openLightDevice, PAGE_LIMIT } from "../light-device.ts";
import { pagesOf } from "../pages-of.ts";
import { type ServerUnderTest, startServerUnderTest } from "../server-under-test.ts";

const GOAL = 0.6;

export async function measureFirstFill(run: BenchRun): Promise<void> {
  const { databaseUrl } = run.postgres;
  const server = await startServerUnderTest({ databaseUrl, name: "first-fill" });
  const bare = await startBenchProcess<{ port: number }>({
    file: "./bare-stream.ts",
    env: { BENCH_DATABASE_URL: databaseUrl },
  });
  const [fills, streams]: [number[], number[]] = [[], []];
  try {
    const rounds = run.isQuick ? 1 : 3;
    // The first of each warms caches and compilers.
    for (let round = 0; round <= rounds; round += 1) {
      const [fill, stream] = [await fillOnce(server), await streamOnce(bare.ready.port)];
      if (round === 0) continue;
      fills.push(fill);
      streams.push(stream);
    }
    run.beside("documents per second in a first fill, compressed", Math.round(await fillCompressed(server)));
  } finally {
    await Promise.all([server.stop(), bare.stop()]);
  }
  run.figures.push(atLeast("first fill, against a bare stream", median(fills) / median(streams), GOAL, "ratio"));
  run.beside("documents per second in a first fill", Math.round(median(fills)));
  run.beside("rows per second from the bare stream", Math.round(median(streams)));
}

async function fillOnce(server: ServerUnderTest): Promise<number> {
  const start = performance.now();
  const device = await openLightDevice({ server, person: adminAt(0), checkpoint: null });
  const { documents } = await device.pull();
  device.close();
  return documents / ((performance.now() - start) / 1_000);
}

function streamOnce(port: number): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port }, (response) => {
      let rows = 0;
      let rest = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        // Read as the device reads its documents, so that both sides have the same reader.
        for (const line of lines) JSON.parse(line);
        rows += lines.length;
      });
      response.on("end", () => resolve(rows / ((performance.now() - start) / 1_000)));
    }).on("error", reject);
  });
}

/** The same by a client that takes compressed answers, as browsers do. */
async function fillCompressed(server: ServerUnderTest): Promise<number> {
  const token = await server.tokenOf(adminAt(0));
  const start = performance.now();
  let documents = 0;
  let pulls: PullRequest["pulls"] = Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, { checkpoint: null, limit: PAGE_LIMIT }]),
  );
  for (;;) {
    const body = JSON.stringify({ protocol: PROTOCOL_VERSION, replicaId: benchId("replica", 1), pulls });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(server.url + PULL_PATH, { method: "POST", headers, body });
    const pages = pagesOf((await response.json()) as PullResponse);
    documents += pages.reduce((sum, [, page]) => sum + page.documents.length, 0);
    if (!pages.some(([, { more }]) => more)) return documents / ((performance.now() - start) / 1_000);
    pulls = Object.fromEntries(pages.map(([name, { checkpoint }]) => [name, { checkpoint, limit: PAGE_LIMIT }]));
  }
}
