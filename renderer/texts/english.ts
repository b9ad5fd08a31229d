// All of the English texts, by room.

import { actions } from "./en/actions.ts";
import { presence } from "./en/presence.ts";
import { settings } from "./en/settings.ts";
import { values } from "./en/values.ts";

export const english = { actions, presence, settings, values } as const;

export type English = typeof english;
export type Texts = { readonly [Room in keyof English]: Translated<Room> };

/** What another language has to say for a room: every text of the English one, and no other. */
export type Translated<Room extends keyof English> = Widened<English[Room]>;

type Widened<Part> = { readonly [Key in keyof Part]: Part[Key] extends string ? string : Widened<Part[Key]> };
