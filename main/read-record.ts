import { readFile } from "node:fs/promises";
import type { z } from "zod";

/** What a small file of the app's own holds, as JSON; null where there is none, or one that can't be read. */
export async function readRecord<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}
