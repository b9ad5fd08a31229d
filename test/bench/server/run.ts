// `npm run bench:server`: takes the figures of the sync server, each against something measured in the same run.

import { parseArgs } from "node:util";
import { describeMachine, keepReport, type Report, toText, writeInto } from "../report.ts";
import { startBenchPostgres } from "./bench-postgres.ts";
import type { BenchRun } from "./bench-run.ts";
import { measureAcceptedChanges } from "./figures/accepted-changes.ts";
import { measureFirstFill } from "./figures/first-fill.ts";
import { measureIdleMemory } from "./figures/idle-memory.ts";
import { measureLists } from "./figures/lists.ts";
import { measureLiveNews } from "./figures/live-news.ts";
import { measureStorm } from "./figures/storm.ts";
import { measureUnconcernedDevices } from "./figures/unconcerned-devices.ts";
import { within } from "./within.ts";

const PARTS: Readonly<Record<string, (run: BenchRun) => Promise<void>>> = {
  "accepted-changes": measureAcceptedChanges,
  "first-fill": measureFirstFill,
  "idle-memory": measureIdleMemory,
  lists: measureLists,
  "live-news": measureLiveNews,
  storm: measureStorm,
  "unconcerned-devices": measureUnconcernedDevices,
};

/** Everything but the lists, for which a million tickets have to be made, is to take less than eight minutes. */
const PART_WITHIN_MS = 150_000;
const LISTS_WITHIN_MS = 900_000;

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    doc: { type: "string" },
    only: { type: "string" },
    quick: { type: "boolean" },
    help: { type: "boolean" },
  },
});
// What a part that failed had left under way is no news any more.
process.on("unhandledRejection", () => undefined);
if (values.help) {
  process.stdout.write(
    `npm run bench:server -- [--out FILE] [--doc DOCUMENT] [--only ${Object.keys(PARTS).join("|")}] [--quick]\n`,
  );
} else {
  await bench(values.only ? values.only.split(",") : Object.keys(PARTS));
}

async function bench(names: readonly string[]): Promise<void> {
  const report: Report = { figures: [], beside: describeMachine() };
  const postgres = await startBenchPostgres();
  // Whoever has seen enough leaves no Postgres behind.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void postgres.stop().finally(() => process.exit(1)));
  }
  try {
    report.beside.postgres = postgres.version;
    for (const name of names) await takePart(name, { postgres, report });
  } finally {
    await postgres.stop();
  }
  process.stdout.write(`\n${toText(report)}`);
  if (values.out) await keepReport(values.out, report);
  if (values.doc) await writeInto(values.doc, report);
}

type Taking = { postgres: BenchRun["postgres"]; report: Report };

/** A part that fails leaves the others to be taken; its figures are then missed, and it says why. */
async function takePart(name: string, { postgres, report }: Taking): Promise<void> {
  const part = PARTS[name];
  if (!part) throw new Error(`There is no part ${name}; the parts are ${Object.keys(PARTS).join(", ")}.`);
  const start = performance.now();
  const beside = (what: string, value: number | string) => {
    report.beside[what] = value;
  };
  try {
    await within(
      name === "lists" ? LISTS_WITHIN_MS : PART_WITHIN_MS,
      part({ postgres, isQuick: values.quick === true, figures: report.figures, beside }),
      "it took too long",
    );
  } catch (error) {
    process.stderr.write(`${name}: ${(error as Error).stack}\n`);
    report.figures.push({ name, value: null, unit: "", goal: "to be taken", met: false });
    process.exitCode = 1;
  }
  process.stdout.write(`${name}: took ${Math.round((performance.now() - start) / 1_000)} s\n`);
}
