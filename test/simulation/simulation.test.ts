import { beforeAll, describe, expect, it } from "vitest";
import { runCampaign, summarise } from "./campaign.ts";
import type { RunReport } from "./run-simulation.ts";

/** Runs that once failed, with what they found. */
const FOUND: readonly (readonly [seed: number, what: string])[] = [
  [137, "a wish to try the server that came as a changed role closed the desk was a fault that nobody took"],
  [20_015, "what was stored while the end of the account was being prepared was not shown before it went"],
  [41_685, "what was fetched anew was wiped by a window that opened at the same time"],
  [41_716, "a device whose account was disabled while it was away for too long kept everything"],
  [50_033, "what was written while a changed role closed the store failed"],
  [50_004, "a role that was asked for while an older answer was on its way was never heard of"],
  [20_067, "a connection to Postgres that broke while it was given up ended the server"],
];

/** Chosen so that together they meet most kinds of fault. */
const SEEDS: readonly number[] = [2, 4, 100, 107, 112, 117, 124, 127, 129, 351];

const JOBS = 2;
const reports = new Map<number, RunReport>();

beforeAll(async () => {
  const seeds = [...SEEDS, ...FOUND.map(([seed]) => seed)];
  for (const report of await runCampaign({ seeds, jobs: JOBS })) reports.set(report.seed, report);
}, 900_000);

/** With its steps where it failed: they are all there is to find out why. */
function judge(seed: number): void {
  const { failures = ["it was not played"], log = [] } = reports.get(seed) ?? {};
  expect(failures.length === 0 ? [] : [`seed ${seed}`, ...log, ...failures]).toEqual([]);
}

describe("[S1] [S2] [S3] [S4] [S5] [S6] [S7] [S8] [S9] a simulated desk", () => {
  it.each(SEEDS)(
    "seed %i: after all its faults every device equals what its person may see, and nothing is lost",
    judge,
  );

  it.each(FOUND)("seed %i, which found that %s", (seed) => judge(seed));

  it("was not empty: work was done, refused and merged, and faults of most kinds befell it", () => {
    const { operations, faults } = summarise([...reports.values()], 0);
    expect(operations.applied).toBeGreaterThan(150);
    expect(operations.refused).toBeGreaterThan(20);
    expect(operations.held).toBeGreaterThan(0);
    expect(Object.keys(faults).length).toBeGreaterThan(20);
  });
});
