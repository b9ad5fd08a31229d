// The walls between the rooms have to bite: in a copy of the house with nothing in it, forbidden imports are planted, and
// the project's own lint table and tsconfigs must find every one of them and nothing else.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOMS, ROOT } from "./house-tree.ts";

const FORBIDDEN: readonly (readonly [file: string, target: string])[] = [
  ["domain/a.ts", "#protocol/problem.ts"],
  ["domain/b.ts", "#sync-server/services.ts"],
  ["domain/c.ts", "node:fs"],
  ["domain/ticket/d.ts", "rxjs"],
  ["protocol/a.ts", "#renderer/sync/desk.ts"],
  ["protocol/b.ts", "#sync-server/services.ts"],
  ["protocol/sync/c.ts", "pg"],
  ["main/a.ts", "#renderer/sync/desk.ts"],
  ["main/b.ts", "#sync-server/services.ts"],
  ["main/c.ts", "rxdb"],
  ["main/d.ts", "pg"],
  ["preload/a.ts", "#main/main.ts"],
  ["preload/b.ts", "#renderer/sync/desk.ts"],
  ["preload/c.ts", "react"],
  ["sync-server/a.ts", "#renderer/sync/desk.ts"],
  ["sync-server/b.ts", "electron"],
  ["sync-server/tickets/c.ts", "rxdb"],
  ["sync-server/d.ts", "#test/support/test-desk.ts"],
  ["renderer/a.ts", "#sync-server/services.ts"],
  ["renderer/b.ts", "electron"],
  ["renderer/c.ts", "pg"],
  ["renderer/d.ts", "node:fs"],
  ["renderer/sync/e.ts", "express"],
  ["renderer/features/inbox/f.ts", "#renderer/features/ticket/commands.ts"],
  ["renderer/features/inbox/g.ts", "../ticket/commands.ts"],
  ["renderer/features/inbox/h.ts", "rxdb"],
  ["renderer/features/inbox/i.ts", "#renderer/database/open-database.ts"],
  ["renderer/features/inbox/j.ts", "#sync-server/services.ts"],
  ["renderer/features/inbox/k.ts", "#renderer/app/start.ts"],
  ["renderer/ui/l.ts", "#domain/ticket/ticket.ts"],
  ["renderer/ui/m.ts", "#protocol/problem.ts"],
];

const ALLOWED: readonly (readonly [file: string, target: string])[] = [
  ["domain/ticket/ok.ts", "zod"],
  ["domain/ticket/ok2.ts", "../text.ts"],
  ["protocol/ok.ts", "#domain/text.ts"],
  ["main/ok.ts", "electron"],
  ["main/ok2.ts", "#protocol/desktop/desktop-bridge.ts"],
  ["preload/ok.ts", "#protocol/desktop/desktop-bridge.ts"],
  ["sync-server/ok.ts", "pg"],
  ["sync-server/ok2.ts", "#domain/text.ts"],
  ["renderer/sync/ok.ts", "rxdb"],
  ["renderer/features/inbox/ok.ts", "#renderer/ui/button.tsx"],
  ["renderer/features/inbox/ok2.ts", "./list.ts"],
  ["renderer/ui/ok.ts", "#renderer/texts/texts.ts"],
];

/** Globals that a room's code can't know, for its tsconfig leaves them out. */
const UNKNOWN_GLOBALS: readonly (readonly [room: (typeof ROOMS)[number], expression: string])[] = [
  ["domain", "process"],
  ["domain", "document"],
  ["domain", "setTimeout"],
  ["protocol", "process"],
  ["protocol", "document"],
  ["renderer", "process"],
  ["sync-server", "document"],
];

let house: string;

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), "holdfast-house-"));
  for (const file of ["biome.json", "tsconfig.base.json", "package.json"])
    await cp(join(ROOT, file), join(house, file));
  for (const room of ROOMS) await cp(join(ROOT, room, "tsconfig.json"), join(house, room, "tsconfig.json"));
  await symlink(join(ROOT, "node_modules"), join(house, "node_modules"));
  for (const [file, target] of [...FORBIDDEN, ...ALLOWED])
    await plant(file, `import * as it from "${target}";\n\nvoid it;\n`);
});
afterAll(() => rm(house, { recursive: true, force: true }));

async function plant(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(house, file)), { recursive: true });
  await writeFile(join(house, file), text);
}

/** What a tool prints, whatever it thinks of what it saw. */
function outputOf(tool: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: house, maxBuffer: 32 * 1024 * 1024 };
    execFile(process.execPath, [join(ROOT, "node_modules", tool), ...args], options, (_error, stdout) =>
      resolve(stdout),
    );
  });
}

/** The files in which the project's lint table finds a fault of this kind. */
async function findFaulty(rule: string): Promise<string[]> {
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", "--vcs-enabled=false", `--only=${rule}`, "."];
  const report = JSON.parse(await outputOf("@biomejs/biome/bin/biome", args)) as {
    diagnostics: { category: string; location: { path: string | { file: string } } }[];
  };
  const faulty = report.diagnostics.filter(({ category }) => category === `lint/${rule}`);
  return faulty.map(({ location: { path } }) => (typeof path === "string" ? path : path.file).replace(/^\.\//, ""));
}

describe("the walls", () => {
  it("stop every forbidden import and let the others through", async () => {
    const stopped = await findFaulty("style/noRestrictedImports");
    expect(stopped.toSorted()).toEqual(FORBIDDEN.map(([file]) => file).toSorted());
  });

  it("stop a circle of imports", async () => {
    await plant("domain/hen.ts", 'import { egg } from "./egg.ts";\n\nexport const hen = () => egg;\n');
    await plant("domain/egg.ts", 'import { hen } from "./hen.ts";\n\nexport const egg = () => hen;\n');
    expect(await findFaulty("suspicious/noImportCycles")).toEqual(expect.arrayContaining(["domain/egg.ts"]));
  });

  it.each(UNKNOWN_GLOBALS)("%s does not know `%s`", async (room, expression) => {
    await mkdir(join(house, "globals", room), { recursive: true });
    const base = join(house, room, "tsconfig.json");
    const project = join(house, "globals", room, "tsconfig.json");
    await writeFile(project, JSON.stringify({ extends: base, include: ["*.ts"] }));
    await plant(`globals/${room}/planted.ts`, `export const planted = ${expression};\n`);
    expect(await outputOf("typescript/bin/tsc", ["-p", project])).toMatch(/planted\.ts.*error TS(2304|2580|2584|2591)/);
  });
});
