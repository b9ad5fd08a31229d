// All of the English texts, by room. One a line, so that two who add rooms do not meet.

import { actions } from "./en/actions.ts";
import { commands } from "./en/commands.ts";
import { display } from "./en/display.ts";
import { faults } from "./en/faults.ts";
import { integrations } from "./en/integrations.ts";
import { outbox } from "./en/outbox.ts";
import { presence } from "./en/presence.ts";
import { settings } from "./en/settings.ts";
import { ui } from "./en/ui.ts";
import { values } from "./en/values.ts";

// biome-ignore format: one room a line.
export const english = {
  actions,
  commands,
  display,
  faults,
  integrations,
  outbox,
  presence,
  settings,
  ui,
  values,
} as const;

export type English = typeof english;
export type Texts = { readonly [Room in keyof English]: Translated<Room> };

/** What another language has to say for a room: every text of the English one, and no other. */
export type Translated<Room extends keyof English> = Widened<English[Room]>;

type Widened<Part> = { readonly [Key in keyof Part]: Part[Key] extends string ? string : Widened<Part[Key]> };
