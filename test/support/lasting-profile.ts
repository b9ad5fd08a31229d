// A profile on the disk that outlives whoever works on it: closed or killed and opened again, it has what was kept there.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { findProcesses } from "./find-processes.ts";
import { killIfAlive } from "./kill-if-alive.ts";

export interface LastingProfile<Options> {
  /** Where all is kept. */
  readonly folder: string;
  readonly context: BrowserContext;
  /** SIGKILL to all its processes, as when the power fails: nothing can be finished. */
  kill(): Promise<void>;
  /** Closes it where it was not killed, and opens it again. */
  reopen(changed?: Options): Promise<void>;
  /** Closes it, and the profile goes. */
  close(): Promise<void>;
}

export interface Opened {
  context: BrowserContext;
  /** Resolves once it has ended, however it does. */
  untilEnded(): Promise<unknown>;
  close(): Promise<void>;
}

/** @param launch opens a browser on the folder, which stands in the command of each of its processes. */
export async function openLastingProfile<Options>(
  launch: (folder: string, changed?: Options) => Promise<Opened>,
): Promise<LastingProfile<Options>> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-browser-"));
  let opened = await launch(folder);
  // One that was killed is closed already.
  const end = () => opened.close().catch(() => undefined);
  return {
    folder,
    get context() {
      return opened.context;
    },
    async kill() {
      const ended = opened.untilEnded();
      for (const pid of await findProcesses(({ command }) => command.includes(folder))) killIfAlive(pid);
      await ended;
    },
    async reopen(changed) {
      await end();
      opened = await launch(folder, changed);
    },
    async close() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
