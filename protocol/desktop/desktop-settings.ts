// What of the system around the app its person may set.

import { z } from "zod";

export interface DesktopSettings {
  /** Whether the app starts when its person signs in to the computer. */
  launchAtLogin: boolean | null;
  /** Whether the app goes on running, with an icon in the notification area, when its window is closed. */
  staysInTray: boolean | null;
  spelling: Spelling | null;
}

export interface Spelling {
  isOn: boolean;
  /** Language codes as `en-GB`; empty where the system chooses by itself. */
  languages: readonly string[];
  available: readonly string[];
}

export const settingsChangeSchema = z.strictObject({
  launchAtLogin: z.boolean().optional(),
  staysInTray: z.boolean().optional(),
  spelling: z
    .strictObject({
      isOn: z.boolean(),
      languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a language code")).max(20),
    })
    .optional(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
