// A job: a process with a world of its own (Postgres, two servers, seven devices) in which it plays one seed after the other.

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { programsIn } from "./build-programs.ts";
import { DEVICES, type DeviceName } from "./cast.ts";
import { type DeviceLink, startDevice } from "./device/device-link.ts";
import type { World } from "./plan/stage.ts";
import { runSimulation } from "./run-simulation.ts";
import { createInstances } from "./server/server-link.ts";
import { openDeskDatabase } from "./world/desk-database.ts";
import { startSimulationCluster } from "./world/simulation-cluster.ts";

const INSTANCES = 2;

const world = buildWorld();
let ending: Promise<void> | null = null;

// One seed at a time: the coordinator sends the next once it has the report of the last.
process.on("message", (seed: number) => {
  void world
    .then((built) => runSimulation(built, seed))
    .then((report) => (process.connected ? process.send?.(report) : undefined), breakDown);
});
process.on("disconnect", () => void end(0));
world.catch(breakDown);
// Connections of Postgres that is killed may complain to nobody in particular; anything else is fatal.
process.on("uncaughtException", (fault) => (isOfPostgres(fault) ? undefined : breakDown(fault)));

function isOfPostgres(fault: unknown): boolean {
  return /terminating connection|Connection terminated|ECONNRESET/.test(String(fault));
}

function breakDown(fault: unknown): void {
  console.error(fault);
  void end(1);
}

/** Postgres outlives this process unless it is told to end. */
function end(exitCode: number): Promise<void> {
  ending ??= world.then(endWorld).finally(() => process.exit(exitCode));
  return ending;
}

async function buildWorld(): Promise<World> {
  const programs = programsIn(dirname(fileURLToPath(import.meta.url)));
  const cluster = await startSimulationCluster();
  const database = await openDeskDatabase(cluster.url);
  const instances = createInstances(programs.server, cluster.url, INSTANCES);
  const devices = Object.fromEntries(DEVICES.map(({ name }) => [name, startDevice(programs.device)]));
  return { cluster, database, instances, devices: devices as Record<DeviceName, DeviceLink> };
}

async function endWorld({ cluster, database, instances, devices }: World): Promise<void> {
  await Promise.allSettled([...Object.values(devices).map((device) => device.end()), instances.end(), database.end()]);
  await cluster.end();
}
