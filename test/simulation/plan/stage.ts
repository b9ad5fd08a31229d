// What a run is played on, and what is known of it while it goes on.

import type { Role } from "#domain/people/role.ts";
import type { Random } from "#sync-server/demo/seeded-random.ts";
import type { DeviceName, PersonName } from "../cast.ts";
import type { DeviceLink } from "../device/device-link.ts";
import { addFaults, type FaultCounts, type FaultKind } from "../fault-kinds.ts";
import type { Ledger } from "../ledger.ts";
import type { Instances } from "../server/server-link.ts";
import type { StepLog } from "../step-log.ts";
import type { DeskDatabase, Hold } from "../world/desk-database.ts";
import type { SimulationCluster } from "../world/simulation-cluster.ts";
import type { Words } from "./words.ts";

/** What outlives a run. */
export interface World {
  cluster: SimulationCluster;
  database: DeskDatabase;
  instances: Instances;
  devices: Record<DeviceName, DeviceLink>;
}

export type Step = (stage: Stage) => Promise<void>;
/** The steps that may come, each with its weight. */
export type Weather = readonly (readonly [Step, number])[];

export interface Stage extends World {
  weather: Weather;
  began: Date;
  random: Random;
  newId(): string;
  words: Words;
  ledger: Ledger;
  log: StepLog;
  /** Ids of the tickets that somebody has made, on whichever device. */
  tickets: string[];
  roles: Map<PersonName, Role>;
  disabled: Set<PersonName>;
  /** Devices on which the account's end has been read. */
  gone: Set<DeviceName>;
  /** Devices whose network is away. */
  offline: Set<DeviceName>;
  /** Devices that wait for a later step to be opened again. */
  down: Set<DeviceName>;
  holds: Hold[];
  /** Drafts that their device has vouched for, by device, ticket and kind; null where it is open what stands. */
  drafts: Map<string, string | null>;
  /** Words that were being sent when the process died, by the draft's key: still a draft or stored to be sent, never neither. */
  typed: Map<string, { mark: string; text: string }>;
  /** Faults that the coordinator itself has brought about. */
  counts: FaultCounts;
  /** To be done before the step of that number. */
  later: { step: number; act: () => Promise<void> }[];
  /** Under way; awaited before the run ends. */
  background: Promise<unknown>[];
  step: number;
}

export function count(stage: Stage, kind: FaultKind): void {
  addFaults(stage.counts, { [kind]: 1 });
}

export function inSteps(stage: Stage, steps: number, act: () => Promise<void>): void {
  stage.later.push({ step: stage.step + steps, act });
}

/** Not waited for by the next step; a fault of it fails the run. */
export function meanwhile(stage: Stage, work: Promise<unknown>): void {
  // Noted again when it is awaited.
  work.catch(() => undefined);
  stage.background.push(work);
}

export function pickTicket({ random, tickets }: Stage): string | null {
  if (tickets.length === 0) return null;
  const recent = tickets.slice(-5);
  return random.chance(0.6) ? random.pick(recent) : random.pick(tickets);
}
