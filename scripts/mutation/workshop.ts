// A copy of this tree to break things in. Packages are shared with the original; nothing of the original is touched.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Edit } from "#test/mutation/mutation.ts";

export interface Breakage {
  /** The titles of the tests that fail, each with those of the groups that it is in. */
  failed: string[];
  passed: number;
}

export interface Workshop {
  /**
   * Runs the tests of these rules in these files, against real parts, until the first of them fails.
   * @throws where they could not be run at all.
   */
  test(files: readonly string[], rules: readonly string[]): Promise<Breakage>;
  /** Does the work with the edits made, and takes them back. @throws where an edit finds nothing to change. */
  withEdits<T>(edits: readonly Edit[], work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const run = promisify(execFile);

export async function createWorkshop(): Promise<Workshop> {
  const place = await mkdtemp(join(tmpdir(), "holdfast-mutation-"));
  const { stdout } = await run("git", ["ls-files", "--cached", "--others", "--exclude-standard"]);
  for (const path of stdout.split("\n").filter((line) => line !== "" && line !== "node_modules")) {
    await mkdir(join(place, dirname(path)), { recursive: true });
    await cp(path, join(place, path));
  }
  await symlink(resolve("node_modules"), join(place, "node_modules"));
  // What is broken often shows by never coming to an end.
  await apply(place, { file: "vitest.config.ts", find: "120_000", replace: "60_000" }, new Map());
  return {
    test: (files, rules) => test(place, files, rules),
    async withEdits(edits, work) {
      const originals = new Map<string, string>();
      try {
        for (const edit of edits) await apply(place, edit, originals);
        return await work();
      } finally {
        for (const [path, text] of originals) await writeFile(path, text);
      }
    },
    close: () => rm(place, { recursive: true, force: true }),
  };
}

async function apply(place: string, { file, find, replace }: Edit, originals: Map<string, string>): Promise<void> {
  const path = join(place, file);
  const text = await readFile(path, "utf8");
  const changed = text.replaceAll(find, () => replace);
  if (changed === text) throw new Error(`${file} holds no "${find}" any more: bring the mutation up to date.`);
  if (!originals.has(path)) originals.set(path, text);
  await writeFile(path, changed);
}

interface VitestReport {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { ancestorTitles: string[]; title: string; status: string }[];
  }[];
}

/** A file that can't even be loaded, or a set-up that breaks, fails as a whole, under its name. */
async function test(place: string, files: readonly string[], rules: readonly string[]): Promise<Breakage> {
  const report = join(place, "report.json");
  await rm(report, { force: true });
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=json", `--outputFile=${report}`];
  const ofRules = ["--bail=1", `--testNamePattern=\\[(${rules.join("|")})\\]`];
  const options = { cwd: place, maxBuffer: 100_000_000 };
  const output = await run(process.execPath, [...vitest, ...ofRules, ...files], options)
    .then(({ stdout }) => stdout)
    .catch((error: { stdout?: string; stderr?: string }) => `${error.stdout}\n${error.stderr}`);
  const text = await readFile(report, "utf8").catch(() => {
    throw new Error(`The tests could not be run: ${output.slice(-2_000)}`);
  });
  const { numPassedTests: passed, testResults } = JSON.parse(text) as VitestReport;
  return { passed, failed: testResults.flatMap(failuresIn) };
}

function failuresIn({ name, status, assertionResults }: VitestReport["testResults"][number]): string[] {
  const failed = assertionResults
    .filter((result) => result.status === "failed")
    .map(({ ancestorTitles, title }) => [...ancestorTitles, title].join(" "));
  return failed.length === 0 && status === "failed" ? [`${name.split("/").at(-1)} as a whole`] : failed;
}
