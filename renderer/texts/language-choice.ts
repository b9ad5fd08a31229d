// The language that was chosen on this device: remembered for it, like the theme, for whoever uses it.

import { LANGUAGE_CHOICES, type LanguageChoice, toSpoken } from "#domain/language.ts";
import { findRemembered, remember } from "#renderer/desktop/remembered.ts";
import { speak, useSpoken } from "./texts.ts";

const NAME = "language";

export function findLanguageChoice(): LanguageChoice {
  return findRemembered(NAME, LANGUAGE_CHOICES) ?? "system";
}

export function chooseLanguage(choice: LanguageChoice): Promise<void> {
  remember(NAME, choice);
  return speakChosen();
}

/** Speaks the language that was chosen, and tells the page's readers which it is. */
export async function speakChosen(): Promise<void> {
  await speak(toSpoken(findLanguageChoice(), navigator.languages));
  document.documentElement.lang = useSpoken.getState().language;
}
