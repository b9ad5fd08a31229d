import type { TextTerm } from "#renderer/database/sqlite-storage/store-engine.ts";

/** Words as somebody types them: each begins one, anywhere. */
export function typedWords(text: string, other: Partial<TextTerm> = {}): TextTerm {
  return { text, as: "beginnings", inNames: false, isExcluded: false, ...other };
}
