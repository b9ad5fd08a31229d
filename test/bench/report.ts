// What the bench tells: figures with goals, and the calibrating ones that say what machine they were taken on.

import { readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";

export interface Figure {
  name: string;
  value: number | null;
  unit: string;
  goal: string;
  /** False as well where the figure could not be taken. */
  met: boolean;
}

export interface Report {
  figures: Figure[];
  /** What the figures were measured against, and what else was seen in the same run. */
  beside: Record<string, number | string>;
}

export function atLeast(name: string, value: number | null, goal: number, unit: string): Figure {
  return { name, value: rounded(value), unit, goal: `at least ${goal}`, met: value !== null && value >= goal };
}

export function atMost(name: string, value: number | null, goal: number, unit: string): Figure {
  return { name, value: rounded(value), unit, goal: `at most ${goal}`, met: value !== null && value <= goal };
}

export function rounded(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}

export function describeMachine(): Record<string, string | number> {
  const processors = cpus();
  return {
    processors: processors.length,
    processor: processors[0]?.model ?? "unknown",
    memoryMb: Math.round(totalmem() / 2 ** 20),
    node: process.version,
  };
}

export function toText({ figures, beside }: Report): string {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const lines = figures.map(({ name, value, unit, goal, met }) =>
    [
      name.padEnd(width),
      String(value ?? "not taken").padStart(10),
      unit.padEnd(10),
      goal.padEnd(14),
      met ? "met" : "NOT MET",
    ].join("  "),
  );
  const others = Object.entries(beside).map(([name, value]) => `  ${name}: ${value}`);
  return [...lines, "", "Beside them, in the same run:", ...others, ""].join("\n");
}

const FIGURES = /(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)/s;

/** Puts the figures into a document, in the place that it marks for them. @throws where it marks none. */
export async function writeInto(document: string, report: Report): Promise<void> {
  const text = await readFile(document, "utf8");
  if (!FIGURES.test(text)) throw new Error(`${document} marks no place for figures: <!-- figures -->`);
  await writeFile(
    document,
    text.replace(FIGURES, () => toTables(report)),
  );
}

function toTables({ figures, beside }: Report): string {
  const rows = figures.map(
    ({ name, value, unit, goal, met }) =>
      `| ${name} | ${goal} | ${value ?? "not taken"} ${unit} | ${met ? "yes" : "no"} |`,
  );
  const others = Object.entries(beside).map(([name, value]) => `| ${name} | ${value} |`);
  return [
    `\nTaken on ${new Date().toISOString().slice(0, 10)}.\n`,
    "| figure | goal | measured | met |",
    "|---|---|---|---|",
    ...rows,
    "\n| beside them, in the same run | |",
    "|---|---|",
    ...others,
    "\n",
  ].join("\n");
}

export async function keepReport(file: string, { figures, beside }: Report): Promise<void> {
  const content = { figures, beside, machine: describeMachine() };
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
}
