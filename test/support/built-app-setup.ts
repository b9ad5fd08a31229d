// For the end-to-end tests: the app is built as it ships, and a Chromium is there to drive it.

import { spawnSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import { mustFindChromium } from "./find-chromium.ts";

export function setup(project: TestProject): void {
  const script = 'import("./scripts/build-if-stale.mjs").then((build) => build.buildIfStale())';
  const build = spawnSync(process.execPath, ["-e", script], { stdio: "inherit" });
  if (build.status !== 0) throw new Error("The app could not be built; the end-to-end tests need it.");
  const found = mustFindChromium();
  console.log(`End-to-end tests drive Chromium from ${found.from}: ${found.path}`);
  project.provide("chromiumPath", found.path);
}

declare module "vitest" {
  interface ProvidedContext {
    chromiumPath: string;
  }
}
