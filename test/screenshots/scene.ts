// What a scene is: somebody signed in to the demo desk, brought to a screen or state, and pictured there.

import type { Services } from "#sync-server/services.ts";
import type { AgentAtWork } from "../support/agent-at-work.ts";
import type { PersonInBrowser } from "../support/person-in-browser.ts";

export interface Stage {
  browser: PersonInBrowser;
  /** The presses of an agent, on this browser's page. */
  agent: AgentAtWork;
  /** The server's functions, for what others do meanwhile. */
  services: Services;
  /** Pictures what is on the screen now, at every size and in both themes. */
  shoot(name: string): Promise<void>;
}

export interface Scene {
  name: string;
  /** The demo account that is signed in first; null stays at the sign-in screen. */
  as: string | null;
  /** Sizes of the window in CSS pixels; the desktop's where nothing is said. */
  sizes?: readonly Size[];
  play(stage: Stage): Promise<void>;
}

export interface Size {
  width: number;
  height: number;
}

export const DESKTOP_SIZES: readonly Size[] = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];

/** A customer may also come by phone. */
export const CUSTOMER_SIZES: readonly Size[] = [...DESKTOP_SIZES, { width: 390, height: 844 }];
