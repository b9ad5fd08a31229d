// All of the German texts, by room. A chunk of its own, fetched by whoever reads German.

import { actions } from "./de/actions.ts";
import { presence } from "./de/presence.ts";
import { settings } from "./de/settings.ts";
import { values } from "./de/values.ts";
import type { Texts } from "./english.ts";

export const german: Texts = { actions, presence, settings, values };
