// The languages that the app speaks, and which of them a person gets.

export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_CHOICES = ["system", ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** Each in its own words, so that whoever reads no other finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

export interface Spoken {
  language: Language;
  /** For dates, numbers and sorting: the language as that region writes it, as `de-AT`. */
  locale: string;
}

/** Where the system names no region: the day before the month, and the clock of 24 hours. */
const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE" };

/** `system` lists language tags, the preferred first, as `navigator.languages` does. */
export function toSpoken(choice: LanguageChoice, system: readonly string[]): Spoken {
  const language = choice === "system" ? (firstKnown(system) ?? "en") : choice;
  const locale = system.find((tag) => tag.startsWith(`${language}-`)) ?? LOCALES[language];
  return { language, locale };
}

function firstKnown(system: readonly string[]): Language | undefined {
  const known = system.map((tag) => LANGUAGES.find((language) => language === tag.split("-")[0]?.toLowerCase()));
  return known.find((language) => language !== undefined);
}
