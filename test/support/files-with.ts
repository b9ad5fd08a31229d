import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The files in a folder, at any depth, that hold one of these words as UTF-8 or UTF-16. */
export async function filesWith(folder: string, words: readonly string[]): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const forms = words
    .flatMap((word) => [word, word.toLowerCase()])
    .flatMap((word) => [Buffer.from(word), Buffer.from(word, "utf16le")]);
  const found: string[] = [];
  for (const entry of all) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (forms.some((form) => bytes.includes(form))) found.push(path);
  }
  return found;
}
