// For the end-to-end tests: the app is built as it ships, and a Chromium is there to drive it.

import type { TestProject } from "vitest/node";
import type { ElectronToDrive } from "./electron-profile.ts";
import { ensureAppBuilt } from "./ensure-app-built.ts";
import { mustFindChromium } from "./find-chromium.ts";

export function setup(project: TestProject): void {
  ensureAppBuilt();
  const found = mustFindChromium();
  console.log(`End-to-end tests drive Chromium from ${found.from}: ${found.path}`);
  project.provide("chromiumPath", found.path);
  project.provide("electron", null);
}

declare module "vitest" {
  interface ProvidedContext {
    chromiumPath: string;
    /** What is driven in the place of Chromium. */
    electron: ElectronToDrive | null;
  }
}
