import type { ElectronParts } from "./electron-parts.ts";

/** While a computer sleeps its connections die without a word: the app is told to look at once when it is back. */
export function watchPower({ powerMonitor }: Pick<ElectronParts, "powerMonitor">, onWoke: () => void): void {
  powerMonitor.on("resume", onWoke);
  powerMonitor.on("unlock-screen", onWoke);
}
