// What the app says, in the language that is spoken. English is always here, for its texts also give the keys and their
// parameters their types; another language is fetched when it is chosen. Words are asked for when they are shown, never
// while a file is loaded: by then it is not known which language it will be.

import { createTranslator } from "use-intl/core";
import { create } from "zustand";
import type { Language, Spoken } from "#domain/language.ts";
import { type English, english, type Texts } from "./english.ts";

type Translator = ReturnType<typeof createTranslator<English>>;

/** The key of a text, for tables of labels. */
export type TextKey = Parameters<Translator["has"]>[0];

/** Which language is spoken. What is on the screen is drawn anew when it changes (`SpokenLanguage`). */
export const useSpoken = create<Spoken>(() => ({ language: "en", locale: "en-GB" }));

let translator = translatorOf("en-GB", english);

/**
 * A text by its key, as `t("inbox.chosen", { count: 3 })`. Parameters are ICU's; `t.rich` puts elements in the place of
 * the text's tags. A key or a parameter that is not in the English text is a type error.
 */
export const t = Object.assign((key: never, values?: never) => translator(key, values), {
  rich: (key: never, values?: never) => translator.rich(key, values),
}) as unknown as Pick<Translator, "rich"> & Translator;

let latest: Spoken | null = null;

/** Where another language's texts can't be fetched, English is spoken. Of several wishes the last one counts. */
export async function speak(wanted: Spoken): Promise<void> {
  latest = wanted;
  const texts = await load(wanted.language).catch(() => null);
  if (latest !== wanted) return;
  const spoken: Spoken = texts ? wanted : { language: "en", locale: "en-GB" };
  translator = translatorOf(spoken.locale, texts ?? english);
  useSpoken.setState(spoken);
}

async function load(language: Language): Promise<Texts> {
  switch (language) {
    case "en":
      return english;
    case "de":
      return (await import("./german.ts")).german;
  }
}

/** Every language has the same keys and parameters (test/renderer/texts), so English's types hold for all. */
function translatorOf(locale: string, messages: Texts): Translator {
  return createTranslator({ locale, messages: messages as English });
}
