// Opens the store of a folder, in a worker. Where its file is damaged it is set aside, and the store goes on in a new one
// with what could be read of the collections that the app can't get from elsewhere (L6).

import { createEngine } from "./create-engine.ts";
import { isDamage } from "./damage.ts";
import { openFile } from "./open-file.ts";
import { readSalvageable, type Salvaged } from "./salvage.ts";
import type { StoreEngine, StorePlan } from "./store-engine.ts";

export interface StoreFolder {
  /** In the browser's private file system. */
  folder: string;
  /** 256 bits as hexadecimal digits. */
  key: string;
}

/** @throws what the browser or SQLite says, where it is not damage. */
export async function openStore({ folder, key }: StoreFolder, plan: StorePlan): Promise<StoreEngine> {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
  const current = Math.max(1, ...(await generationsOf(root)));
  const open = async (generation: number, salvaged: readonly Salvaged[] | null) => {
    const connection = await openFile({ folder: `${folder}/${generation}`, key });
    return createEngine(connection, plan, { salvaged, onDamage: () => mark(root, generation) });
  };
  const salvage = async () => {
    const connection = await openFile({ folder: `${folder}/${current}`, key });
    return await readSalvageable(connection, plan.irreplaceable).finally(() => connection.close());
  };
  if (!(await isMarked(root, current))) {
    try {
      return await open(current, null);
    } catch (error) {
      if (!isDamage(error)) throw error;
      await mark(root, current);
    }
  }
  // Where not even the first page can be read there is nothing to salvage.
  return open(current + 1, await salvage().catch(() => []));
}

async function generationsOf(root: FileSystemDirectoryHandle): Promise<number[]> {
  const found: number[] = [];
  for await (const [name, { kind }] of root.entries()) if (kind === "directory") found.push(Number(name));
  return found;
}

/** A file that was found damaged is not opened again, though it may look sound at first. */
async function mark(root: FileSystemDirectoryHandle, generation: number): Promise<void> {
  await root.getFileHandle(markOf(generation), { create: true });
}

async function isMarked(root: FileSystemDirectoryHandle, generation: number): Promise<boolean> {
  for await (const name of root.keys()) if (name === markOf(generation)) return true;
  return false;
}

function markOf(generation: number): string {
  return `${generation}.damaged`;
}
