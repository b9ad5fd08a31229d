import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file, readable by its owner alone, so that a crash leaves the old one or the new one, never half of it. */
export async function writeFileAtomically(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = nameUnfinished(file);
  const handle = await open(unfinished, "w", 0o600);
  try {
    await handle.writeFile(content, "utf8");
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}

/** The same while the app is closing and nothing may be awaited. */
export function writeFileAtomicallySync(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = nameUnfinished(file);
  const handle = openSync(unfinished, "w", 0o600);
  try {
    writeFileSync(handle, content, "utf8");
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(unfinished, file);
}

let count = 0;

/** Two writes at once each have a file of their own; the later one stays. */
function nameUnfinished(file: string): string {
  count += 1;
  return `${file}.${process.pid}.${count}.tmp`;
}
