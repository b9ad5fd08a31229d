// Ids that follow from what is imported, so that the same file imported again makes the same operations, which the
// server then answers as it did the first time.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** A UUID in the shape of version 7, the same for the same words. */
export function stableId(...words: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  const variant = ((Number.parseInt(hash.charAt(20), 16) & 3) | 8).toString(16);
  return `0180${hash.slice(0, 4)}-${hash.slice(4, 8)}-7${hash.slice(8, 11)}-${variant}${hash.slice(11, 14)}-${hash.slice(22, 34)}`;
}

export async function digestOfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}
