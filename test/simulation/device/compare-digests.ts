import { setTimeout as delay } from "node:timers/promises";
import { firstValueFrom } from "rxjs";
import { COLLECTION_NAMES } from "#protocol/sync/documents.ts";
import type { CheckReport, Desk } from "#renderer/sync/desk.ts";
import type { DeviceMachine } from "./machine.ts";

const LOOK_AGAIN_MS = 10;
const LOOKS_BEFORE_TIME_PASSES = 100;
const LOOKS = 1_200;

/** Has the app compare its store with the server's digests (S4). @returns what was not found equal. */
export async function compareDigests({ time }: DeviceMachine, desk: Desk | null): Promise<string[]> {
  if (!desk) return ["nobody works here"];
  await desk.checkNow();
  for (let look = 1; look <= LOOKS; look += 1) {
    const report = await firstValueFrom(desk.watchChecks());
    if (!report.isWanted) return findUnequal(report);
    await delay(LOOK_AGAIN_MS);
    if (look % LOOKS_BEFORE_TIME_PASSES === 0) time.elapse();
  }
  return ["no comparison was made"];
}

function findUnequal({ results }: CheckReport): string[] {
  return COLLECTION_NAMES.flatMap((name) => {
    const result = results.find(({ collection }) => collection === name)?.result ?? "not compared";
    return result === "equal" ? [] : [`${name}: ${result}`];
  });
}
