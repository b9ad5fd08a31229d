// Replies accepted per second through HTTP push, 32 clients with one request under way each, against pgbench running the
// same transaction on the same Postgres with as many. The two take turns, for a machine is never twice the same.

import { createPool } from "#sync-server/database/pool.ts";
import { atLeast } from "../../report.ts";
import { createDice, median } from "../../statistics.ts";
import { benchIdSql } from "../bench-ids.ts";
import { ADMINS, agentAt } from "../bench-people.ts";
import type { BenchRun } from "../bench-run.ts";
import { captureTransaction, PGBENCH_REPLICAS } from "../captured-transaction.ts";
import { type LightDevice, openLightDevice, replyTo } from "../light-device.ts";
import { runPgbench } from "../pgbench.ts";
import { ticketOfAgent } from "../seed-desk.ts";
import { type ServerUnderTest, startServerUnderTest } from "../server-under-test.ts";
import { measureWebhookTriggers } from "./webhook-triggers.ts";

const CLIENTS = 32;
const GOAL = 0.6;
/** Code is compiled as it is found to be used: a server that has just started is not what is measured. */
const [WARM_UP_CHANGES, WARM_UP_MS] = [4_000, 30_000];

export async function measureAcceptedChanges(run: BenchRun): Promise<void> {
  const { databaseUrl } = run.postgres;
  const { script, statements } = await captureTransaction(databaseUrl);
  if (process.env.HOLDFAST_BENCH_PRINT) process.stdout.write(`${script}\n`);
  await makeReplicas(databaseUrl);
  const server = await startServerUnderTest({ databaseUrl, name: "accepted-changes" });
  const [rates, bare, cpu]: [number[], number[], number[]] = [[], [], []];
  const [rounds, seconds] = run.isQuick ? [1, 4] : [3, 6];
  try {
    const devices = await openDevices(server);
    await sendFor(devices, WARM_UP_MS, WARM_UP_CHANGES);
    for (let round = 0; round < rounds; round += 1) {
      const before = await server.usage();
      const { rate, count } = await sendFor(devices, seconds * 1_000);
      rates.push(rate);
      cpu.push(((await server.usage()).cpuMs - before.cpuMs) / count);
      const variables = { base: 2 ** 44 + round * 2 ** 32, n: round * 1_000_000 };
      bare.push(await runPgbench({ databaseUrl, script, clients: CLIENTS, seconds, variables }));
    }
    for (const device of devices) device.close();
  } finally {
    await server.stop();
  }
  run.figures.push(atLeast("accepted changes, against pgbench", median(rates) / median(bare), GOAL, "ratio"));
  run.beside("accepted changes per second, through HTTP push", Math.round(median(rates)));
  run.beside("the same transaction by pgbench, per second", Math.round(median(bare)));
  run.beside("statements of that transaction", statements);
  run.beside("server CPU per accepted change, ms", Number(median(cpu).toFixed(3)));
  await measureWebhookTriggers(run, script, CLIENTS);
}

async function makeReplicas(databaseUrl: string): Promise<void> {
  const pool = createPool(databaseUrl, { max: 1 });
  await pool.query(
    `INSERT INTO replicas (id, person_id, created_at)
     SELECT ${benchIdSql("replica", `${PGBENCH_REPLICAS} + n`)}, ${benchIdSql("person", `${1 + ADMINS} + n`)}, now()
     FROM generate_series(0, ${CLIENTS - 1}) AS n`,
  );
  await pool.end();
}

async function openDevices(server: ServerUnderTest): Promise<LightDevice[]> {
  const checkpoint = await server.presentCheckpoint(agentAt(0));
  return Promise.all(
    Array.from({ length: CLIENTS }, (_, index) => openLightDevice({ server, person: agentAt(index), checkpoint })),
  );
}

/** Until one of the two is reached. */
async function sendFor(
  devices: readonly LightDevice[],
  milliseconds: number,
  changes = Number.POSITIVE_INFINITY,
): Promise<{ rate: number; count: number }> {
  const start = performance.now();
  const dice = createDice(Math.round(start));
  let count = 0;
  const send = async (device: LightDevice, index: number) => {
    while (count < changes && performance.now() - start < milliseconds) {
      await device.push([replyTo(ticketOfAgent(index, dice))]);
      count += 1;
    }
  };
  await Promise.all(devices.map(send));
  return { rate: count / ((performance.now() - start) / 1_000), count };
}
