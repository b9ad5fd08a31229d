import type { CommandLine } from "electron";
import type { ElectronParts } from "./electron-parts.ts";

/** Chromium's ways of letting another program drive the page. No fuse covers them. */
const SWITCHES = ["remote-debugging-port", "remote-debugging-pipe"] as const;

/** Must run before the app is ready: then Chromium reads them. While it is developed they stay, tests drive it by them. */
export function closeDebugging({ isPackaged, commandLine }: DebuggableApp): void {
  if (!isPackaged) return;
  for (const name of SWITCHES) commandLine.removeSwitch(name);
}

type DebuggableApp = Pick<ElectronParts["app"], "isPackaged"> & { commandLine: Pick<CommandLine, "removeSwitch"> };
