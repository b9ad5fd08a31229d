// Whether and when this device tells its person of news. Remembered for the device, like the theme.

import { findRemembered, remember } from "./remembered.ts";

export const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

export interface NotificationSettings {
  isOn: boolean;
  /** From when to when nothing is told, as `22:00`, by the device's clock; null for never. */
  quiet: { from: string; to: string } | null;
}

const SWITCH = ["on", "off"] as const;
const NIGHT = { from: "20:00", to: "07:00" };

/** `isOnAtFirst`: the desktop app tells from the beginning; a browser has to be allowed to. */
export function findNotificationSettings(isOnAtFirst: boolean): NotificationSettings {
  const first = isOnAtFirst ? "on" : "off";
  const from = findRemembered("quiet-from", HOURS) ?? NIGHT.from;
  const to = findRemembered("quiet-to", HOURS) ?? NIGHT.to;
  return {
    isOn: (findRemembered("notifications", SWITCH) ?? first) === "on",
    quiet: findRemembered("quiet", SWITCH) === "on" ? { from, to } : null,
  };
}

export function keepNotificationSettings({ isOn, quiet }: NotificationSettings): void {
  remember("notifications", isOn ? "on" : "off");
  remember("quiet", quiet ? "on" : "off");
  if (!quiet) return;
  remember("quiet-from", quiet.from);
  remember("quiet-to", quiet.to);
}

/** Some browsers, as on telephones, have no notifications for a page. */
export function notificationPermission(): NotificationPermission | "missing" {
  return typeof Notification === "undefined" ? "missing" : Notification.permission;
}

export function quietAtFirst(): NonNullable<NotificationSettings["quiet"]> {
  return NIGHT;
}

/** Hours may run over midnight; from an hour to the same hour is never. */
export function isQuietAt(quiet: NotificationSettings["quiet"], now: Date): boolean {
  if (!quiet) return false;
  const time = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
  const { from, to } = quiet;
  return from <= to ? from <= time && time < to : time >= from || time < to;
}
