import { z } from "zod";
import { LANGUAGES, type Language } from "#domain/language.ts";
import { readRecord } from "./read-record.ts";
import { writeFileAtomically } from "./write-atomically.ts";

export interface LanguageStore {
  /** The language that the app spoke last; null where that is not known. */
  find(): Promise<Language | null>;
  keep(language: Language): Promise<void>;
}

const recordSchema = z.object({ language: z.enum(LANGUAGES) });

/** For what is said before the page is there to tell. A file that can't be read counts as none: the page tells again. */
export function languageStore(file: string): LanguageStore {
  return {
    find: async () => (await readRecord(file, recordSchema))?.language ?? null,
    keep: (language) => writeFileAtomically(file, JSON.stringify({ language })),
  };
}
