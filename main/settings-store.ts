// What its person has set of the system around the app: starting with the computer, which the system itself remembers, and
// spelling and the icon in the notification area, which are kept in a file. Where dictionaries have to be fetched (Windows, Linux) spelling is off until somebody
// turns it on: the app talks to nobody unasked. macOS brings its own, and chooses languages by itself.

import type { Session } from "electron";
import { z } from "zod";
import {
  type DesktopSettings,
  type SettingsChange,
  type Spelling,
  settingsChangeSchema,
} from "#protocol/desktop/desktop-settings.ts";
import type { AppTray } from "./app-tray.ts";
import type { ElectronParts } from "./electron-parts.ts";
import type { LaunchAtLogin } from "./launch-at-login.ts";
import { readRecord } from "./read-record.ts";
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
  app: Pick<ElectronParts["app"], "getLocale">;
  /** Null where the app can't be started at sign-in. */
  launchAtLogin: LaunchAtLogin | null;
  tray: Pick<AppTray, "show">;
  /** There is none before the app is ready. */
  session: () => SpellingSession;
}

const spellingSchema = settingsChangeSchema.shape.spelling.unwrap();
const fileSchema = z.object({ spelling: spellingSchema.optional(), staysInTray: z.boolean().optional() });
type KeptSettings = z.infer<typeof fileSchema>;

export function settingsStore(parts: SettingsStoreParts): SettingsStore {
  const { file, platform, app, launchAtLogin: atLogin, tray, session } = parts;
  const isMac = platform === "darwin";

  async function findKept(): Promise<KeptSettings> {
    return (await readRecord(file, fileSchema)) ?? {};
  }

  async function find(): Promise<DesktopSettings> {
    const { spelling = { isOn: isMac, languages: [] }, staysInTray = false } = await findKept();
    const available = isMac ? [] : session().availableSpellCheckerLanguages;
    return {
      launchAtLogin: atLogin ? await atLogin.find() : null,
      staysInTray: isMac ? null : staysInTray,
      spelling: { ...spelling, languages: usable(spelling.languages, available), available },
    };
  }

  async function apply(): Promise<void> {
    const { spelling, staysInTray } = await find();
    if (spelling) applySpelling(session(), spelling);
    tray.show(staysInTray === true);
  }

  return {
    find,
    apply,
    async keep({ launchAtLogin, ...kept }) {
      if (launchAtLogin !== undefined) await atLogin?.keep(launchAtLogin);
      await writeFileAtomically(file, JSON.stringify({ ...(await findKept()), ...kept }));
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
