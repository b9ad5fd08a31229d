// What the app says, by the catalogue's keys: for whoever presses buttons by their names, in whatever language.

import { createTranslator } from "use-intl/core";
import type { Language } from "#domain/language.ts";
import { type English, english, type Texts } from "#renderer/texts/english.ts";
import { german } from "#renderer/texts/german.ts";

/** As the app's own `t`. */
export type Say = ReturnType<typeof createTranslator<English>>;

const TEXTS: Readonly<Record<Language, Texts>> = { en: english, de: german };

export function sayIn(language: Language): Say {
  return createTranslator({ locale: language, messages: TEXTS[language] as English });
}
