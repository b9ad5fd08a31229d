// The steps in which the network fails.

import { DEVICES, type DeviceName } from "../cast.ts";
import type { NetworkFault, RequestKind } from "../device/network-fault.ts";
import { inSteps, type Stage } from "./stage.ts";
import { pickDevice } from "./work.ts";

const ARMED: readonly (readonly [NetworkFault, number])[] = [
  ["request lost", 2],
  ["answer lost after commit", 4],
  ["answer cut short", 2],
  ["answer of somebody else", 1],
  ["duplicate request", 3],
  ["late duplicate", 3],
  ["request delayed", 3],
  ["answer delayed", 3],
  ["access token expired", 2],
];

/** A refresh that comes again after its successor was used is a theft, and ends the session (S13). */
const ARMED_ON_REFRESH = ARMED.filter(([fault]) => fault !== "late duplicate");

const ON: readonly (readonly [RequestKind, number])[] = [
  ["push", 5],
  ["pull", 3],
  ["refresh", 1],
];

export async function armSomewhere(stage: Stage): Promise<void> {
  const { random, devices, log } = stage;
  const device = pickDevice(stage);
  const on = random.pickWeighted(ON);
  const fault = random.pickWeighted(on === "refresh" ? ARMED_ON_REFRESH : ARMED);
  log.note(`${device} will meet: ${fault} on ${on}`);
  await devices[device].arm({ fault, on });
  if (fault !== "late duplicate" && !fault.endsWith("delayed")) return;
  inSteps(stage, random.between(1, 12), () => devices[device].release());
}

export async function takeNetwork(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  await goOffline(stage, device, stage.random.between(2, 20));
}

export async function goOffline(stage: Stage, device: DeviceName, steps: number): Promise<void> {
  if (stage.offline.has(device)) return;
  stage.log.note(`${device} loses the network`);
  stage.offline.add(device);
  await stage.devices[device].setUpNetwork(false);
  inSteps(stage, steps, () => goOnline(stage, device));
}

export async function goOnline(stage: Stage, device: DeviceName): Promise<void> {
  if (!stage.offline.delete(device)) return;
  stage.log.note(`${device} has the network again`);
  await stage.devices[device].setUpNetwork(true);
}

export async function switchInstance(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  const route = stage.random.pick([0, 1, "each other time"] as const);
  stage.log.note(`${device} talks to instance ${route}`);
  await stage.devices[device].setRoute(route);
}

export async function harmStreams(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  const how = stage.random.pick(["silence", "break"] as const);
  stage.log.note(`${device} has its streams harmed: ${how}`);
  await stage.devices[device].harmStreams(how);
}

export async function letTimePass(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  await stage.devices[device].elapse();
}

/** A point at which the order of things is known again: this device has sent everything, if it can. */
export async function waitUntilSent(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  if (stage.offline.has(device) || stage.down.has(device) || stage.holds.length > 0) return;
  await stage.devices[device].untilSent();
}

/** A comparison by digests, while things are under way: it must raise no false alarm. */
export async function askForComparison(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  stage.log.note(`${device} is asked to compare itself with the server`);
  await stage.devices[device].askForComparison();
}

export async function tellInstances({ instances, devices }: Pick<Stage, "instances" | "devices">): Promise<void> {
  await Promise.all(DEVICES.map(({ name }) => devices[name].setInstances(instances.urls())));
}
