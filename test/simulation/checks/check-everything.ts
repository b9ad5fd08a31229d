// After each run, once it is quiet: does everything hold that must?

import { CAST, type DeviceName, PEOPLE, type PersonName } from "../cast.ts";
import type { DeviceReport } from "../device/device-commands.ts";
import { readDeskRows } from "../oracle/desk-rows.ts";
import { projectFor } from "../oracle/projection.ts";
import type { Stage } from "../plan/stage.ts";
import { checkDesk } from "./check-desk.ts";
import { checkDrafts, checkTyped } from "./check-drafts.ts";
import { checkHeld } from "./check-held.ts";
import { checkNotices } from "./check-notices.ts";
import { checkOperations } from "./check-operations.ts";
import { checkDevice, compare } from "./check-states.ts";
import { checkWire } from "./check-wire.ts";
import { fetchAnew } from "./fetch-anew.ts";
import { probeForeignIds } from "./probe-foreign-ids.ts";

/** Of the people of a run: devices are compared with the same oracle. */
const FETCHING_ANEW = 0.4;

export async function checkEverything(
  stage: Stage,
  reports: ReadonlyMap<DeviceName, DeviceReport>,
  operations: Record<string, number>,
): Promise<string[]> {
  const rows = await readDeskRows(stage.database.pool);
  for (const { outcome } of rows.outcomes) operations[outcome.type] = (operations[outcome.type] ?? 0) + 1;
  operations.vouched = stage.ledger.entries().length;
  const here = PEOPLE.filter((name) => !stage.disabled.has(name) && stage.random.chance(FETCHING_ANEW));
  const fresh = await Promise.all(here.map((name) => checkFresh(stage, name, rows)));
  return [
    ...[...reports].flatMap(([name, report]) => checkDevice(name, report, rows)),
    ...fresh.flat(),
    ...checkOperations(stage, rows, reports),
    ...checkDesk(rows, stage.began),
    ...checkNotices(rows),
    ...checkHeld(stage.ledger, rows, reports),
    ...checkWire(stage, rows, reports),
    ...checkDrafts(stage, reports),
    ...checkTyped(stage, rows, reports),
    ...checkNotEmpty(operations, rows),
    // Last, for it leaves traces.
    ...(await probeForeignIds(stage, rows)),
  ];
}

async function checkFresh(
  stage: Stage,
  name: PersonName,
  rows: Awaited<ReturnType<typeof readDeskRows>>,
): Promise<string[]> {
  const held = await fetchAnew(stage.instances.urls()[0] ?? "", CAST[name].email);
  return compare(`[S4] a fresh pull of ${name}`, held, projectFor(rows, CAST[name].id));
}

/** A run in which nothing happened would prove nothing. */
function checkNotEmpty(
  operations: Record<string, number>,
  rows: { tickets: unknown[]; messages: unknown[] },
): string[] {
  const isEmpty = (operations.applied ?? 0) < 5 || rows.tickets.length === 0;
  return isEmpty ? [`the run was empty: ${JSON.stringify(operations)}`] : [];
}
