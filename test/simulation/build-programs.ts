// The simulation's processes and threads load their code often, so it is bundled once: a device then starts in a tenth of
// the time.

import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

export interface Programs {
  /** Runs simulations, one after the other. */
  job: URL;
  device: URL;
  server: URL;
  remove(): Promise<void>;
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ENTRIES = {
  job: "test/simulation/job-main.ts",
  device: "test/simulation/device/device-main.ts",
  server: "test/simulation/server/server-main.ts",
};

export async function buildPrograms(): Promise<Programs> {
  // Within the project, from where its packages are found.
  const place = join(ROOT, "out", "simulation");
  await mkdir(place, { recursive: true });
  const folder = await mkdtemp(join(place, "programs-"));
  await Promise.all([
    bundle(folder, { job: ENTRIES.job }, false),
    bundle(folder, { server: ENTRIES.server }, false),
    bundle(folder, { device: ENTRIES.device }, true),
  ]);
  // Migrations are read from beside the code that runs them.
  await cp(join(ROOT, "sync-server/database/migrations"), join(folder, "migrations"), { recursive: true });
  return { ...programsIn(folder), remove: () => rm(folder, { recursive: true, force: true }) };
}

export function programsIn(folder: string): Omit<Programs, "remove"> {
  const urlOf = (name: keyof typeof ENTRIES) => pathToFileURL(join(folder, `${name}.mjs`));
  return { job: urlOf("job"), device: urlOf("device"), server: urlOf("server") };
}

async function bundle(outDir: string, input: Record<string, string>, isWhole: boolean): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    ssr: { target: "node", ...(isWhole ? { noExternal: true } : {}) },
    build: {
      ssr: true,
      target: "node20",
      outDir,
      emptyOutDir: false,
      minify: false,
      copyPublicDir: false,
      rolldownOptions: { input, output: { format: "es", entryFileNames: "[name].mjs", codeSplitting: false } },
    },
  });
}
