// What a scene is: somebody signed in to the demo desk, brought to a screen or state, and pictured there. What is pressed
// is named by the catalogue's keys, so that a scene plays in every language.

import type { Services } from "#sync-server/services.ts";
import type { AgentAtWork } from "../support/agent-at-work.ts";
import type { DesktopAround } from "../support/desktop-around.ts";
import type { PersonInBrowser } from "../support/person-in-browser.ts";
import type { Say } from "../support/say.ts";

export interface Stage {
  browser: PersonInBrowser;
  /** What the app says, in the language of the pictures. */
  say: Say;
  /** The presses of an agent, on this browser's page. */
  agent: AgentAtWork;
  /** The server's functions, for what others do meanwhile. */
  services: Services;
  /** The server's address. */
  url: string;
  /** Somebody else at the desk, in a browser of their own. */
  openBeside(email: string): Promise<PersonInBrowser>;
  /** Main around this browser's page; null in a browser. */
  desktop: DesktopAround | null;
  /** Pictures what is on the screen now, at every size and in both themes. */
  shoot(name: string): Promise<void>;
}

export interface Scene {
  name: string;
  /** The demo account that is signed in first; null stays at the sign-in screen. */
  as: string | null;
  /** Sizes of the window in CSS pixels; the desktop's where nothing is said. */
  sizes?: readonly Size[];
  /** Plays in the desktop app, not in a browser. */
  inDesktop?: boolean;
  play(stage: Stage): Promise<void>;
}

export interface Size {
  width: number;
  height: number;
}

/** The usual window, and the smallest that the screens of staff are made for. */
export const DESKTOP_SIZES: readonly Size[] = [
  { width: 1440, height: 900 },
  { width: 1024, height: 640 },
];

/** A customer may also come by phone. */
export const CUSTOMER_SIZES: readonly Size[] = [...DESKTOP_SIZES, { width: 390, height: 844 }];
