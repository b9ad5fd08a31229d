// The end of a run's faults: everything is started, let go and brought back, and then nobody helps any more. Every device
// has to send what it has and to hear of what there is.

import { setTimeout as delay } from "node:timers/promises";
import { CAST, DEVICES, type DeviceName, ownerOf, PEOPLE } from "./cast.ts";
import { checkFarewell } from "./checks/check-farewell.ts";
import type { DeviceReport, Quiet } from "./device/device-commands.ts";
import { addFaults } from "./fault-kinds.ts";
import { openAgain } from "./plan/device-steps.ts";
import { goOnline, tellInstances } from "./plan/network-steps.ts";
import { releaseAll, startServer } from "./plan/server-steps.ts";
import type { Stage } from "./plan/stage.ts";

export interface Settled {
  failures: string[];
  /** Of the devices whose person still has an account. */
  reports: Map<DeviceName, DeviceReport>;
}

const NAMES = DEVICES.map(({ name }) => name);

export async function settle(stage: Stage): Promise<Settled> {
  const reports = new Map<DeviceName, DeviceReport>();
  stage.log.note("everything is made whole");
  await makeWhole(stage);
  const failures = await untilAllQuiet(stage, null);
  if (failures.length > 0) return { failures, reports };
  const marker = await tellEverybody(stage);
  failures.push(...(await untilAllQuiet(stage, marker)));
  for (const name of NAMES) {
    const report = await stage.devices[name].report(CAST[ownerOf(name)].role === "customer");
    addFaults(stage.counts, report.counts);
    failures.push(...report.faults.map((fault) => `${name} reports: ${fault}`));
    if (!stage.disabled.has(ownerOf(name))) reports.set(name, report);
  }
  if (failures.length === 0) failures.push(...(await compareAllDigests(stage)));
  return { failures, reports };
}

/** After the reports were taken: what differs would be healed. */
async function compareAllDigests(stage: Stage): Promise<string[]> {
  const here = NAMES.filter((name) => !stage.gone.has(name));
  const unequal = await Promise.all(here.map((name) => stage.devices[name].compareDigests()));
  return here.flatMap((name, at) => (unequal[at] ?? []).map((what) => `[S4] ${name} by its digests: ${what}`));
}

async function makeWhole(stage: Stage): Promise<void> {
  stage.later = [];
  await releaseAll(stage);
  for (const name of NAMES) stage.devices[name].onPush = () => undefined;
  // A restart of Postgres may have ended what was under way; what else went wrong is told.
  await Promise.all(stage.background.splice(0));
  await findOutWhoIsDisabled(stage);
  for (const at of [0, 1]) await startServer(stage, at);
  await finishRetelling(stage);
  await tellInstances(stage);
  for (const name of NAMES) await goOnline(stage, name);
  await Promise.all(NAMES.map((name) => stage.devices[name].heal()));
  await Promise.all(NAMES.map((name) => openAgain(stage, name)));
  await Promise.all(NAMES.map((name) => stage.devices[name].heal()));
}

/** A server that died while it was asked to disable somebody may have done so or not. */
async function findOutWhoIsDisabled({ database, disabled }: Stage): Promise<void> {
  const ids = await database.findDisabled();
  for (const name of PEOPLE) {
    if (ids.includes(CAST[name].id)) disabled.add(name);
    else disabled.delete(name);
  }
}

const LOOK_AGAIN_MS = 20;
const LOOKS = 250;

/** A new name whose telling was broken off is told on by the next server that starts. */
async function finishRetelling(stage: Stage): Promise<void> {
  if (!(await stage.database.isRetelling())) return;
  stage.log.note("instance 0 is started anew, to finish telling a name");
  await stage.instances.stop(0);
  await startServer(stage, 0);
  for (let look = 0; look < LOOKS && (await stage.database.isRetelling()); look += 1) await delay(LOOK_AGAIN_MS);
}

/** News that concern everybody: whoever hears them pulls, and then knows of all that was before. */
async function tellEverybody(stage: Stage): Promise<string> {
  const version = await stage.database.findPresent();
  const people = Object.values(CAST).flatMap(({ id }) => [`agent:${id}`, `customer:${id}`]);
  await stage.instances.perform({ type: "tell", audiences: ["admins", "queue", ...people], version });
  return version;
}

/** Quiet means: all is sent, everything up to the marker has been heard of, where there is one, and so has the role. */
async function untilAllQuiet(stage: Stage, marker: string | null): Promise<string[]> {
  const here = NAMES.filter((name) => !stage.gone.has(name));
  const roles = await stage.database.findRoles();
  const roleOf = (name: DeviceName) => roles.get(CAST[ownerOf(name)].id) ?? CAST[ownerOf(name)].role;
  const ends = await Promise.all(here.map((name) => stage.devices[name].untilQuiet(marker ?? "0", roleOf(name))));
  const failures = await Promise.all(here.map((name, at) => judge(stage, name, ends[at] as Quiet, marker !== null)));
  return failures.flat();
}

/** Who has nothing to send may not have heard yet of the end of their account, until they have heard of the marker. */
async function judge(stage: Stage, name: DeviceName, end: Quiet, hasHeard: boolean): Promise<string[]> {
  switch (end.type) {
    case "quiet": {
      const isOver = hasHeard && stage.disabled.has(ownerOf(name));
      stage.log.note(`${name} is quiet${end.elapsed > 0 ? ` after time had passed ${end.elapsed} times` : ""}`);
      return isOver ? [`[P5] ${name} still works, though its account was disabled`] : [];
    }
    case "farewell":
      return await checkFarewell(stage, name, end);
    case "stuck":
      return [`[S4] ${name} does not come to rest: ${end.why}`];
  }
}
