// What main says, in the language of the app. The app tells which it is; until it has ever done so, it is the system's.

import { createTranslator } from "use-intl/core";
import { type Language, toSpoken } from "#domain/language.ts";
import type { ElectronParts } from "../electron-parts.ts";
import { german } from "./de.ts";
import { type English, english, type Texts } from "./en.ts";

/** A text by its key, as `t("unread", { count: 3 })`. */
export type Translator = ReturnType<typeof createTranslator<English>>;

export interface SpokenTexts {
  t: Translator;
  /** Null asks the system which language it is. */
  speak(language: Language | null): void;
  /** Calls back whenever the language has changed: menus keep the words that they were made of. */
  onChange(callBack: () => void): void;
}

const TEXTS: Readonly<Record<Language, Texts>> = { en: english, de: german };

/** Speaks English at first: the system can be asked once the app is ready. */
export function createSpokenTexts(app: Pick<ElectronParts["app"], "getPreferredSystemLanguages">): SpokenTexts {
  const translators = { en: translatorOf("en"), de: translatorOf("de") };
  const listeners: (() => void)[] = [];
  let spoken: Language = "en";

  return {
    // Every language has the same parameters (test/renderer/texts), so English's types hold for all.
    t: ((key: never, values?: never) => translators[spoken](key, values)) as Translator,
    speak(language) {
      const wanted = language ?? toSpoken("system", app.getPreferredSystemLanguages()).language;
      if (wanted === spoken) return;
      spoken = wanted;
      for (const callBack of listeners) callBack();
    },
    onChange: (callBack) => void listeners.push(callBack),
  };
}

function translatorOf(language: Language): Translator {
  return createTranslator({ locale: language, messages: TEXTS[language] as English });
}
