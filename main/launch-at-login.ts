// Starting the app when its person signs in to the computer. Windows and macOS are asked through Electron, which remembers
// nothing itself; Linux is told by a file, as the desktop environments agreed on (freedesktop.org, Desktop Application
// Autostart).

import { access, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ElectronParts } from "./electron-parts.ts";
import { writeFileAtomically } from "./write-atomically.ts";

export interface LaunchAtLogin {
  find(): Promise<boolean>;
  keep(isOn: boolean): Promise<void>;
}

export interface LaunchAtLoginParts {
  platform: NodeJS.Platform;
  app: Pick<ElectronParts["app"], "getLoginItemSettings" | "setLoginItemSettings">;
  /** The installed program, which an unpackaged app is not. */
  program: string | null;
  environment: NodeJS.ProcessEnv;
}

/** @returns null where there is nothing that could be started at sign-in. */
export function findLaunchAtLogin({ platform, app, program, environment }: LaunchAtLoginParts): LaunchAtLogin | null {
  if (platform === "darwin" || platform === "win32") return bySystem(app);
  return platform === "linux" && program !== null ? byFile(autostartFolder(environment), program) : null;
}

function bySystem(app: LaunchAtLoginParts["app"]): LaunchAtLogin {
  return {
    find: async () => app.getLoginItemSettings().openAtLogin,
    keep: async (isOn) => app.setLoginItemSettings({ openAtLogin: isOn }),
  };
}

function byFile(folder: string, program: string): LaunchAtLogin {
  const file = join(folder, "holdfast.desktop");
  return {
    find: () =>
      access(file).then(
        () => true,
        () => false,
      ),
    async keep(isOn) {
      if (!isOn) return await rm(file, { force: true });
      await writeFileAtomically(file, entryFor(program));
    },
  };
}

function autostartFolder({ XDG_CONFIG_HOME: chosen }: NodeJS.ProcessEnv): string {
  return join(chosen || join(homedir(), ".config"), "autostart");
}

function entryFor(program: string): string {
  const lines = ["[Desktop Entry]", "Type=Application", "Name=Holdfast", `Exec=${quoted(program)}`, "Terminal=false"];
  return `${lines.join("\n")}\n`;
}

/** By the Desktop Entry Specification: escaped for the quotes, then once more as every string of such a file, and `%` doubled. */
function quoted(program: string): string {
  const inQuotes = program.replace(/["`$\\]/g, "\\$&");
  return `"${inQuotes.replaceAll("\\", "\\\\").replaceAll("%", "%%")}"`;
}
