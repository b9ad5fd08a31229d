// The private files of a browser's profile, as the system sees them.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export async function storeFilesIn(profile: string): Promise<string[]> {
  const all = await readdir(profile, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile() && /File System\/\d+\/t\/\d+$/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Overwrites the middle of all that are large enough, a fifth of each. @throws where none is. */
export async function damageStoreFiles(profile: string): Promise<void> {
  const files = await storeFilesIn(profile);
  const sized = await Promise.all(files.map(async (path) => ({ path, bytes: await readFile(path) })));
  const large = sized.filter(({ bytes }) => bytes.length >= 20_000);
  if (large.length === 0) throw new Error("No file of the store is large enough to be damaged in its middle.");
  for (const { path, bytes } of large)
    await writeFile(path, bytes.fill(0x5a, Math.floor(bytes.length * 0.4), Math.floor(bytes.length * 0.6)));
}

/** Overwrites the beginning of the largest: where it says what it is, and where in it everything is. */
export async function damageBeginningOfStore(profile: string): Promise<void> {
  const files = await storeFilesIn(profile);
  const sized = await Promise.all(files.map(async (path) => ({ path, bytes: await readFile(path) })));
  const [largest] = sized.sort((a, b) => b.bytes.length - a.bytes.length);
  if (!largest) throw new Error("The profile has no file of a store.");
  await writeFile(largest.path, largest.bytes.fill(0x5a, 0, 65_536));
}
