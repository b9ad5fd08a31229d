// What its person has set of the system around the app: starting with the computer, which the system itself remembers, and
// spelling, which is kept in a file. Where dictionaries have to be fetched (Windows, Linux) spelling is off until somebody
// turns it on: the app talks to nobody unasked. macOS brings its own, and chooses languages by itself.

import { readFile } from "node:fs/promises";
import type { Session } from "electron";
import { z } from "zod";
import {
  type DesktopSettings,
  type SettingsChange,
  type Spelling,
  settingsChangeSchema,
} from "#protocol/desktop/desktop-settings.ts";
import type { ElectronParts } from "./electron-parts.ts";
import { writeFileAtomically } from "./write-atomically.ts";

export interface SettingsStore {
  find(): Promise<DesktopSettings>;
  keep(change: SettingsChange): Promise<DesktopSettings>;
  /** Call it once there is a session, and before the page is loaded. */
  apply(): Promise<void>;
}

type SpellingSession = Pick<
  Session,
  "availableSpellCheckerLanguages" | "setSpellCheckerEnabled" | "setSpellCheckerLanguages"
>;

export interface SettingsStoreParts {
  file: string;
  platform: NodeJS.Platform;
  app: Pick<ElectronParts["app"], "getLoginItemSettings" | "setLoginItemSettings" | "getLocale">;
  /** There is none before the app is ready. */
  session: () => SpellingSession;
}

const spellingSchema = settingsChangeSchema.shape.spelling.unwrap();
const fileSchema = z.object({ spelling: spellingSchema });
type KeptSpelling = z.infer<typeof spellingSchema>;

export function settingsStore({ file, platform, app, session }: SettingsStoreParts): SettingsStore {
  const choosesByItself = platform === "darwin";
  /** Electron does not know how to on Linux. */
  const canLaunchAtLogin = platform === "darwin" || platform === "win32";

  async function findSpelling(): Promise<KeptSpelling> {
    try {
      return fileSchema.parse(JSON.parse(await readFile(file, "utf8"))).spelling;
    } catch {
      return { isOn: choosesByItself, languages: [] };
    }
  }

  async function find(): Promise<DesktopSettings> {
    const { isOn, languages } = await findSpelling();
    const available = choosesByItself ? [] : session().availableSpellCheckerLanguages;
    const launchAtLogin = canLaunchAtLogin ? app.getLoginItemSettings().openAtLogin : null;
    return { launchAtLogin, spelling: { isOn, languages: usable(languages, available), available } };
  }

  async function apply(): Promise<void> {
    const { spelling } = await find();
    if (spelling) applySpelling(session(), spelling);
  }

  return {
    find,
    apply,
    async keep({ launchAtLogin, spelling }) {
      if (launchAtLogin !== undefined && canLaunchAtLogin) app.setLoginItemSettings({ openAtLogin: launchAtLogin });
      if (spelling) await writeFileAtomically(file, JSON.stringify({ spelling }));
      await apply();
      return await find();
    },
  };

  function usable(languages: readonly string[], available: readonly string[]): string[] {
    const known = languages.filter((language) => available.includes(language));
    return known.length > 0 ? known : defaultLanguages(app.getLocale(), available);
  }
}

/** Languages first: with none chosen, turning it on would fetch what nobody asked for. */
function applySpelling(session: SpellingSession, { isOn, languages }: Spelling): void {
  if (isOn && languages.length > 0) session.setSpellCheckerLanguages([...languages]);
  session.setSpellCheckerEnabled(isOn);
}

/** `de-AT` is checked as `de`, where that is what there is. */
function defaultLanguages(locale: string, available: readonly string[]): string[] {
  const [language = ""] = locale.split("-");
  const found = [locale, language].find((code) => available.includes(code));
  const akin =
    found ?? available.find((code) => code.startsWith(`${language}-`)) ?? available.find((code) => code === "en-US");
  return akin ? [akin] : [];
}
