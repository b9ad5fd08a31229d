// Plays simulated desks, with faults, and checks that everything holds (docs/simulation.md):
//
//   npm run simulate -- --seed 1 --runs 100
//
// One seed is one run. What fails is printed with its seed and its steps.

import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type CampaignSummary, runCampaign, summarise } from "#test/simulation/campaign.ts";
import type { RunReport } from "#test/simulation/run-simulation.ts";

const USAGE = "Usage: npm run simulate -- --seed N [--runs M] [--jobs J] [--out FILE] [--verbose]";

await run();

async function run(): Promise<void> {
  const options = findOptions();
  if (!options) return;
  const began = performance.now();
  const seeds = Array.from({ length: options.runs }, (_, at) => options.seed + at);
  const done: RunReport[] = [];
  const onReport = (report: RunReport) => {
    done.push(report);
    tell(report, done.length, options);
    const isTime = done.length % 50 === 0 || done.length === seeds.length;
    if (isTime) void keep(summarise(done, (performance.now() - began) / 1_000), options.out);
  };
  await runCampaign({ seeds, jobs: options.jobs, onReport });
  const summary = summarise(done, (performance.now() - began) / 1_000);
  await keep(summary, options.out);
  console.log(JSON.stringify(summary, null, 2));
  process.exitCode = summary.failed.length === 0 ? 0 : 1;
}

interface Options {
  seed: number;
  runs: number;
  jobs: number;
  out: string | undefined;
  verbose: boolean;
}

function findOptions(): Options | null {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      options: {
        seed: text,
        runs: text,
        jobs: text,
        out: text,
        verbose: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
    if (values.help) {
      console.log(USAGE);
      return null;
    }
    const { out, verbose = false } = values;
    return { seed: whole(values.seed, 1), runs: whole(values.runs, 1), jobs: whole(values.jobs, 1), out, verbose };
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

function whole(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error("Seeds, runs and jobs are whole numbers from 1.");
  return value;
}

function tell({ seed, failures, milliseconds, steps, log }: RunReport, count: number, { verbose }: Options): void {
  if (failures.length === 0 && !verbose) {
    if (count % 50 === 0) console.log(`${count} runs`);
    return;
  }
  console.log(`seed ${seed}: ${failures.length === 0 ? "holds" : "FAILS"} (${steps} steps, ${milliseconds} ms)`);
  for (const line of log) console.log(`  ${line}`);
  for (const failure of failures) console.log(`  ! ${failure}`);
}

async function keep(summary: CampaignSummary, file: string | undefined): Promise<void> {
  if (file !== undefined) await writeFile(file, `${JSON.stringify(summary, null, 2)}\n`);
}
