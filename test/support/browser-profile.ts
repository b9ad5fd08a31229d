// Chromium on a profile of its own, which outlives it: closed or killed and opened again, it has what a browser keeps.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { findProcesses } from "./find-processes.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface BrowserProfile {
  /** Where the browser keeps all it keeps. */
  readonly folder: string;
  /** Where its app starts; a browser goes where it is told to. */
  readonly startUrl?: string;
  readonly context: BrowserContext;
  /** SIGKILL to all its processes, as when the power fails: nothing can be finished. */
  kill(): Promise<void>;
  /** Closes it where it was not killed, and opens it again. */
  reopen(options?: Partial<LaunchOptions>): Promise<void>;
  /** Closes it, and the profile goes. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  executablePath: string;
  viewport?: { width: number; height: number };
  offline?: boolean;
  /** More of Chromium's flags. */
  flags?: readonly string[];
}

export async function openBrowserProfile(options: LaunchOptions): Promise<BrowserProfile> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-browser-"));
  const { flags = [], ...rest } = options;
  const launch = (changed: Partial<LaunchOptions> = {}) =>
    chromium.launchPersistentContext(folder, { ...rest, ...changed, args: [...FLAGS, ...flags] });
  let context = await launch();
  return {
    folder,
    get context() {
      return context;
    },
    async kill() {
      const closed = new Promise<void>((resolve) => void context.once("close", () => resolve()));
      for (const pid of await findProcesses(({ command }) => command.includes(folder))) process.kill(pid, "SIGKILL");
      await closed;
    },
    async reopen(changed) {
      // One that was killed is closed already.
      await context.close().catch(() => undefined);
      context = await launch(changed);
    },
    async close() {
      await context.close().catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
