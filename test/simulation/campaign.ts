// Many runs in several jobs side by side, and what came of them.

import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildPrograms } from "./build-programs.ts";
import { addFaults, type FaultCounts } from "./fault-kinds.ts";
import type { RunReport } from "./run-simulation.ts";

export interface Campaign {
  seeds: readonly number[];
  jobs: number;
  onReport?: (report: RunReport) => void;
}

export interface CampaignSummary {
  runs: number;
  failed: number[];
  steps: number;
  operations: Record<string, number>;
  faults: FaultCounts;
  seconds: number;
}

/** Plays every seed once. @throws where a job breaks down. */
export async function runCampaign({ seeds, jobs, onReport }: Campaign): Promise<RunReport[]> {
  const programs = await buildPrograms();
  const waiting = [...seeds];
  const reports: RunReport[] = [];
  const take = (report: RunReport) => {
    reports.push(report);
    onReport?.(report);
  };
  try {
    const count = Math.min(jobs, seeds.length);
    await Promise.all(Array.from({ length: count }, () => work(programs.job, waiting, take)));
    return reports.toSorted((a, b) => a.seed - b.seed);
  } finally {
    await programs.remove();
  }
}

function work(program: URL, waiting: number[], take: (report: RunReport) => void): Promise<void> {
  const job = fork(fileURLToPath(program), [], { execArgv: [], serialization: "advanced", stdio: "inherit" });
  return new Promise((resolve, reject) => {
    job.on("message", (report) => {
      take(report as RunReport);
      next(job, waiting);
    });
    job.on("error", reject);
    job.on("exit", (code) => (code === 0 ? resolve() : reject(new Error("A job of the simulation broke down."))));
    next(job, waiting);
  });
}

function next(job: ChildProcess, waiting: number[]): void {
  const seed = waiting.shift();
  if (seed === undefined) job.disconnect();
  else job.send(seed);
}

export function summarise(reports: readonly RunReport[], seconds: number): CampaignSummary {
  const [operations, faults] = [{} as Record<string, number>, {} as FaultCounts];
  for (const report of reports) {
    addFaults(faults, report.faults);
    for (const [kind, count] of Object.entries(report.operations)) operations[kind] = (operations[kind] ?? 0) + count;
  }
  return {
    runs: reports.length,
    failed: reports.filter(({ failures }) => failures.length > 0).map(({ seed }) => seed),
    steps: reports.reduce((sum, { steps }) => sum + steps, 0),
    operations,
    faults,
    seconds: Math.round(seconds),
  };
}
