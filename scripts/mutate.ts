// Breaks the server and the device's sync on purpose, in one way after the other, and sees to it that the tests notice:
//
//   npm run mutate -- [--only NAME,…] [--out docs/mutations.md]
//
// Each mutation of test/mutation/ is made in a copy of this tree, where of the tests that it names one of the broken rule
// must then fail. It is an error if they pass, and also if they fail without any mutation: then their failing means nothing.
// With --only the page keeps what it says of the others.

import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Mutation } from "#test/mutation/mutation.ts";
import { MUTATIONS } from "#test/mutation/mutations.ts";
import { type Breakage, createWorkshop } from "./mutation/workshop.ts";

interface Result {
  mutation: Mutation;
  breakage: Breakage;
}

await run();

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: "string" }, out: { type: "string" } } });
  const names = values.only?.split(",") ?? MUTATIONS.map(({ name }) => name);
  const chosen = MUTATIONS.filter(({ name }) => names.includes(name));
  if (chosen.length < names.length) return fail(`${values.only} are not all among: ${namesOf(MUTATIONS)}`);
  const workshop = await createWorkshop();
  try {
    const sound = await workshop.test(
      [...new Set(chosen.flatMap(({ tests }) => tests))],
      [...new Set(chosen.map(({ breaks }) => breaks))],
    );
    if (sound.failed.length > 0) return fail(`Nothing is broken and yet these fail: ${sound.failed.join("; ")}`);
    const results: Result[] = [];
    for (const mutation of chosen) {
      const breakage = await workshop.withEdits(mutation.edits, () => workshop.test(mutation.tests, [mutation.breaks]));
      const result = { mutation, breakage };
      results.push(result);
      console.log(`${isCaught(result) ? "caught  " : "SURVIVED"} ${mutation.name}: ${toCatch(result)}`);
      // One after the other: a run that is cut short leaves what it has found.
      if (values.out !== undefined) await writeFile(values.out, toPage([toRow(result), ...(await rowsIn(values.out))]));
    }
    const survivors = results.filter((result) => !isCaught(result));
    if (survivors.length > 0) fail(`Not caught: ${namesOf(survivors.map(({ mutation }) => mutation))}`);
  } finally {
    await workshop.close();
  }
}

function namesOf(mutations: readonly Mutation[]): string {
  return mutations.map(({ name }) => name).join(", ");
}

/** By a test of the very rule: a file that can't even be loaded has noticed nothing. */
function isCaught(result: Result): boolean {
  return findCatcher(result) !== undefined;
}

function findCatcher({ mutation, breakage }: Result): string | undefined {
  return breakage.failed.find((title) => title.includes(`[${mutation.breaks}]`));
}

function toCatch(result: Result): string {
  const { failed, passed } = result.breakage;
  if (failed.length === 0) return `${passed} tests of the rule pass all the same`;
  return findCatcher(result) ?? `nothing but ${failed[0]}`;
}

/** A line of the page: the name of a mutation, and what became of it. */
type Row = readonly [name: string, line: string];

function toRow(result: Result): Row {
  const { name, breaks, what } = result.mutation;
  return [name, `| ${name} | ${breaks} | ${what} | ${toCatch(result)} |`];
}

/** What a page says already; nothing where there is none. */
async function rowsIn(page: string): Promise<Row[]> {
  const text = await readFile(page, "utf8").catch(() => "");
  return text.split("\n").map((line) => [line.split(" | ")[0]?.replace("| ", "") ?? "", line]);
}

/** In the order of the mutations, of each the first row that there is. */
function toPage(rows: readonly Row[]): string {
  const lines = MUTATIONS.flatMap(({ name }) => rows.find(([of]) => of === name)?.[1] ?? []);
  return [
    "# Broken on purpose",
    "",
    "Each line is a way in which the code was broken, and the test that noticed. `npm run mutate -- --out docs/mutations.md`",
    "makes this page anew: it changes a copy of the tree, runs the tests of the broken rule in the files named beside the",
    "mutation until the first of them fails, and fails itself where none does. Every rule has a mutation at least.",
    "",
    "| mutation | rule | what is broken | caught by |",
    "|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
