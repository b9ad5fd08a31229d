// One run: a desk with seven devices of six people, some dozens of steps of work and faults as the seed has it, and then,
// once everything is whole again and quiet, the question whether all that must hold does.

import { seededIds } from "#sync-server/demo/seeded-id.ts";
import { type Random, seededRandom } from "#sync-server/demo/seeded-random.ts";
import { CAST, DEVICES, type DeviceName, PASSWORD, PEOPLE } from "./cast.ts";
import { checkEverything } from "./checks/check-everything.ts";
import type { FaultCounts } from "./fault-kinds.ts";
import { createLedger } from "./ledger.ts";
import { openSecondWindow } from "./plan/device-steps.ts";
import { wishFor } from "./plan/intents.ts";
import { tellInstances } from "./plan/network-steps.ts";
import { count, type Stage, type World } from "./plan/stage.ts";
import { drawWeather } from "./plan/weather.ts";
import { createWords } from "./plan/words.ts";
import { fulfil } from "./plan/work.ts";
import { settle } from "./settle.ts";
import { createStepLog } from "./step-log.ts";

export interface RunReport {
  seed: number;
  /** What did not hold, one line each; none where all did. */
  failures: string[];
  steps: number;
  /** Operations that devices vouched for, and how the server's outcomes were. */
  operations: Record<string, number>;
  faults: FaultCounts;
  milliseconds: number;
  log: readonly string[];
}

export async function runSimulation(world: World, seed: number): Promise<RunReport> {
  const began = performance.now();
  const stage = await setTheStage(world, seed);
  const failures: string[] = [];
  const operations: Record<string, number> = {};
  try {
    await play(stage);
    const settled = await settle(stage);
    failures.push(...settled.failures);
    if (settled.failures.length === 0) failures.push(...(await checkEverything(stage, settled.reports, operations)));
  } catch (fault) {
    failures.push(`the run broke off: ${(fault as Error).stack ?? String(fault)}`);
  }
  await leave(stage);
  const milliseconds = Math.round(performance.now() - began);
  const { log, counts, step } = stage;
  return { seed, failures, steps: step, operations, faults: counts, milliseconds, log: log.lines() };
}

const FIRST_MOMENT = Date.parse("2026-01-01T00:00:00.000Z");
const DAY_MS = 24 * 3_600_000;

async function setTheStage(world: World, seed: number): Promise<Stage> {
  const random = seededRandom(seed);
  const makeId = seededIds(random);
  const stage: Stage = {
    ...world,
    began: new Date(),
    random,
    weather: drawWeather(random),
    newId: () => makeId(new Date(FIRST_MOMENT + seed)),
    words: createWords(random),
    ledger: createLedger(),
    log: createStepLog(),
    tickets: [],
    roles: new Map(PEOPLE.map((name) => [name, CAST[name].role])),
    disabled: new Set(),
    gone: new Set(),
    offline: new Set(),
    down: new Set(),
    holds: [],
    drafts: new Map(),
    typed: new Map(),
    counts: {},
    later: [],
    background: [],
    step: 0,
  };
  await world.database.empty();
  for (const at of [0, 1]) await world.instances.start(at);
  await Promise.all(DEVICES.map(({ name }) => setUpDevice(stage, name, seed, random)));
  await tellInstances(stage);
  return stage;
}

async function setUpDevice(stage: Stage, name: DeviceName, seed: number, random: Random): Promise<void> {
  const device = stage.devices[name];
  const who = DEVICES.find((one) => one.name === name)?.who ?? "ada";
  const isOff = random.chance(0.3);
  const clockOffset = isOff ? random.between(-900, 900) * DAY_MS : random.between(-5_000, 5_000);
  if (isOff) count(stage, "clock off by days");
  await device.setUp({
    server: `http://${name}.run-${seed}.test`,
    email: CAST[who].email,
    password: PASSWORD,
    seed: random.between(1, 1_000_000),
    clockOffset,
    hasWindows: stage.weather.some(([step]) => step === openSecondWindow),
    signingKey: stage.database.signingKey,
    instances: stage.instances.urls(),
  });
  await device.setRoute(random.between(0, 1));
  const how = await device.open(0);
  if (how !== "working") throw new Error(`${name} could not be opened: ${how}`);
}

const FIRST_TICKETS = 4;
const FIRST_AUTHORS = ["casey", "robin", "kim"] as const;
const PATIENCE = 60;

async function play(stage: Stage): Promise<void> {
  const { random } = stage;
  const { weather } = stage;
  const steps = random.between(40, 90);
  stage.log.note(`weather: ${weather.map(([step]) => step.name).join(", ")}`);
  for (let at = 0; at < FIRST_TICKETS; at += 1) {
    const device = random.pick(FIRST_AUTHORS);
    const wish = wishFor(stage, device, "createTicket", null);
    if (wish) await fulfil(stage, device, wish);
  }
  await untilFirstTicketsAreThere(stage);
  while (stage.step < steps) {
    stage.step += 1;
    await doWhatIsDue(stage);
    await random.pickWeighted(weather)(stage);
  }
}

/** On a slow machine their author may else be disabled before any was sent, and little is left to be done in that run. */
async function untilFirstTicketsAreThere({ devices }: Stage): Promise<void> {
  for (const name of FIRST_AUTHORS) {
    for (let tries = 0; !(await devices[name].untilSent()); tries += 1) {
      if (tries === PATIENCE) throw new Error(`${name} could not send the first tickets.`);
    }
  }
}

async function doWhatIsDue(stage: Stage): Promise<void> {
  const due = stage.later.filter(({ step }) => step <= stage.step);
  stage.later = stage.later.filter(({ step }) => step > stage.step);
  for (const { act } of due) await act();
}

async function leave(stage: Stage): Promise<void> {
  await Promise.allSettled(stage.background);
  await Promise.all(DEVICES.map(({ name }) => stage.devices[name].tearDown()));
}
