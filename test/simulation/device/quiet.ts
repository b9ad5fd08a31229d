// Waiting until a device is in step with the server. Nobody helps it: it has to hear of what there is by its live stream,
// or by its own safety net once time passes.

import { setTimeout as delay } from "node:timers/promises";
import type { Role } from "#domain/people/role.ts";
import { compareVersions } from "#protocol/sync/version.ts";
import type { StoredValue } from "#renderer/database/local-documents.ts";
import type { Quiet } from "./device-commands.ts";
import type { DeviceMachine } from "./machine.ts";
import type { Window } from "./window.ts";

const LOOK_AGAIN_MS = 20;
/** So many looks, and then time passes for the device; then twice as many, so that a slow machine is not overtaken by it. */
const LOOKS_BEFORE_TIME_PASSES = 50;
const LOOKS = 3_000;

export interface Aim {
  marker: string;
  role: Role;
}

export async function untilQuiet(machine: DeviceMachine, windows: () => Window[], aim: Aim): Promise<Quiet> {
  let elapsed = 0;
  let passesAt = LOOKS_BEFORE_TIME_PASSES;
  for (let look = 1; look <= LOOKS; look += 1) {
    const farewell = findFarewell(windows());
    if (farewell) return farewell;
    if (windows().every(isWorkingIn(aim.role)) && (await isCaughtUp(machine, aim.marker)))
      return { type: "quiet", elapsed };
    await delay(LOOK_AGAIN_MS);
    if (look < passesAt) continue;
    elapsed += 1;
    passesAt += LOOKS_BEFORE_TIME_PASSES * 2 ** elapsed;
    machine.time.elapse();
  }
  return { type: "stuck", why: await describe(machine, windows(), aim) };
}

function findFarewell(windows: readonly Window[]): Quiet | null {
  for (const window of windows) {
    const state = window.state();
    if (state.stage === "farewell") return { type: "farewell", reason: state.reason, unsent: state.unsent };
  }
  return null;
}

/** While a window still has the desk of another role, it is about to be closed under whoever uses it. */
function isWorkingIn(role: Role) {
  return (window: Window): boolean => {
    const state = window.state();
    return state.stage !== "working" || state.account.role === role;
  };
}

async function isCaughtUp({ reader }: DeviceMachine, marker: string): Promise<boolean> {
  const operations = await reader.operations();
  if (operations.some(({ isAnswered }) => !isAnswered)) return false;
  const horizon = await reader.horizon();
  if (horizon === null || compareVersions(horizon, marker) <= 0) return false;
  const unsettled = operations.filter(({ outcome }) => outcome?.type === "applied" || outcome?.type === "merged");
  return unsettled.length === 0;
}

/** Whatever may tell what it waits for. */
async function describe(machine: DeviceMachine, windows: readonly Window[], aim: Aim): Promise<string> {
  const { reader, faults, network, time } = machine;
  const operations = (await reader.operations()).map(({ id, number, kind, isAnswered, isWithdrawn, outcome }) => {
    return { id, number, kind, isAnswered, isWithdrawn, outcome: outcome?.type };
  });
  const stages = windows.map((window) => {
    const state = window.state();
    const role = state.stage === "working" ? state.account.role : null;
    const needsSignIn = "needsSignIn" in state && state.needsSignIn;
    return { stage: state.stage, role, needsSignIn, isOver: window.life.isOver };
  });
  const values = (await reader.documents<StoredValue>("values")).kept;
  const status = values.find(({ id }) => id === "status")?.value;
  const [underWay, waiting, horizon] = [network.underWay(), time.waiting(), await reader.horizon()];
  return JSON.stringify({ ...aim, horizon, stages, status, underWay, waiting, operations, faults });
}
