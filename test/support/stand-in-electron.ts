// A stand-in for Electron's binary that electron-builder can package where the real one can't be had: it runs nothing,
// but carries the wire that fuses are set in, as every Electron does.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** From here on stand the wire's version, its length and one character for each fuse. */
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
/** What Electron ships with: every second thing of which the app wants otherwise. */
const SHIPPED = "101000010";

/** Makes the folder what electron-builder takes for an unpacked Electron of this system. */
export function writeStandInElectron(folder: string): void {
  const wire = [Buffer.from(SENTINEL), Buffer.from([1, SHIPPED.length]), Buffer.from(SHIPPED)];
  mkdirSync(join(folder, "resources"), { recursive: true });
  writeFileSync(join(folder, "LICENSE"), "");
  writeFileSync(join(folder, "electron"), Buffer.concat(wire), { mode: 0o755 });
}
