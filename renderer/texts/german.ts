// All of the German texts, by room. A chunk of its own, fetched by whoever reads German.

import { actions } from "./de/actions.ts";
import { commands } from "./de/commands.ts";
import { display } from "./de/display.ts";
import { faults } from "./de/faults.ts";
import { integrations } from "./de/integrations.ts";
import { outbox } from "./de/outbox.ts";
import { presence } from "./de/presence.ts";
import { settings } from "./de/settings.ts";
import { ui } from "./de/ui.ts";
import { values } from "./de/values.ts";
import type { Texts } from "./english.ts";

// biome-ignore format: one room a line.
export const german: Texts = {
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
};
