import { setTimeout as delay } from "node:timers/promises";
import { firstValueFrom } from "rxjs";
import { COLLECTION_NAMES } from "#protocol/sync/documents.ts";
import type { CheckReport, Desk } from "#renderer/sync/desk.ts";
import type { DeviceMachine } from "./machine.ts";

const LOOK_AGAIN_MS = 10;
/** So many looks, and then time passes; then twice as many, so that a slow machine is not overtaken by it. */
const LOOKS_BEFORE_TIME_PASSES = 100;
const LOOKS = 6_000;

/** Has the app compare its store with the server's digests (S4). @returns what was not found equal. */
export async function compareDigests({ time }: DeviceMachine, desk: Desk | null): Promise<string[]> {
  if (!desk) return ["nobody works here"];
  await desk.checkNow();
  let passesAt = LOOKS_BEFORE_TIME_PASSES;
  for (let look = 1; look <= LOOKS; look += 1) {
    const report = await firstValueFrom(desk.watchChecks());
    if (!report.isWanted) return findUnequal(report);
    await delay(LOOK_AGAIN_MS);
    if (look < passesAt) continue;
    passesAt *= 2;
    time.elapse();
  }
  return ["no comparison was made"];
}

function findUnequal({ results }: CheckReport): string[] {
  return COLLECTION_NAMES.flatMap((name) => {
    const result = results.find(({ collection }) => collection === name)?.result ?? "not compared";
    return result === "equal" ? [] : [`${name}: ${result}`];
  });
}
