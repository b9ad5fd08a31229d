import { readFileSync } from "node:fs";
import { z } from "zod";
import type { ElectronParts } from "./electron-parts.ts";
import { writeFileAtomicallySync } from "./write-atomically.ts";

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(390), height: z.int().min(480) });
const windowStateSchema = z.object({ bounds: boundsSchema, isMaximized: z.boolean() });
export type WindowState = z.infer<typeof windowStateSchema>;

export interface WindowStateStore {
  /** Null where there is none yet, or where no screen would show it any more. */
  find(): WindowState | null;
  keep(state: WindowState): void;
}

export function windowStateStore(
  file: string,
  screen: Pick<ElectronParts["screen"], "getAllDisplays">,
): WindowStateStore {
  return {
    find() {
      const state = read(file);
      return state && screen.getAllDisplays().some(({ workArea }) => isMostlyOn(state.bounds, workArea)) ? state : null;
    },
    keep(state) {
      try {
        writeFileAtomicallySync(file, JSON.stringify(state));
      } catch {
        // A window that opens where it opened before is a comfort: a full disk must not keep it from closing.
      }
    },
  };
}

function read(file: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

type Area = WindowState["bounds"];

function isMostlyOn(bounds: Area, area: Area): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return width > 0 && height > 0 && width * height * 2 > bounds.width * bounds.height;
}
