// What main has to say to the app unasked.

export type DesktopEvent =
  /** Somebody followed a link to a ticket. */
  | { type: "openTicket"; ticketNumber: string }
  /** The computer woke up or was unlocked: what was connected may be connected no more. */
  | { type: "woke" }
  /** Told again, with `hasFailed`, where it was to be installed and could not be. */
  | { type: "updateReady"; version: string; hasFailed: boolean }
  /** A server showed a certificate that this computer does not trust, and was refused; `reason` as Chromium names it. */
  | { type: "certificateRefused"; host: string; reason: string }
  | { type: "menu"; command: MenuCommand };

export type MenuCommand = "settings" | "newTicket" | "search" | "help";

/** News are numbered from 1 on, so that the app can ask for what comes after. */
export interface DesktopNews {
  number: number;
  event: DesktopEvent;
}
