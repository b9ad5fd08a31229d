// The device's half of the digest (S4): what of a collection lies in the store, hashed as the server hashes it.

import { sha256 } from "@noble/hashes/sha2.js";
import type { RxCollection } from "rxdb";
import type { CollectionName } from "#protocol/sync/documents.ts";
import type { Digest } from "#protocol/sync/pull.ts";
import { findDocuments } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";

/** So many documents are read and hashed before the screen gets its turn again. */
const SLICE = 250;

const MODULUS = 2 ** 48;

/** @throws the signal's reason. */
export async function isStoreEqual(
  database: DeskDatabase,
  name: CollectionName,
  { count, sum, except }: Digest,
  signal: AbortSignal,
): Promise<boolean> {
  const leftOut = new Set(except);
  const own = { count: 0, sum: 0 };
  for await (const slice of slicesOf(database, name, signal)) {
    const counted = slice.filter(({ id }) => !leftOut.has(id));
    own.count += counted.length;
    own.sum = counted.reduce((total, document) => (total + hashOf(document)) % MODULUS, own.sum);
  }
  return own.count === count && own.sum === sum;
}

interface Versioned {
  id: string;
  version: string;
}

/** The first 48 bits of the SHA-256 of `id:version`: as many as a JavaScript number adds up without loss. */
export function hashOf({ id, version }: Versioned): number {
  const hash = sha256(new TextEncoder().encode(`${id}:${version}`));
  return hash.subarray(0, 6).reduce((bits, byte) => bits * 256 + byte, 0);
}

async function* slicesOf(database: DeskDatabase, name: CollectionName, signal: AbortSignal) {
  const collection = database[name] as unknown as RxCollection<Versioned>;
  let last = "";
  for (;;) {
    signal.throwIfAborted();
    const query = { selector: { id: { $gt: last } }, sort: [{ id: "asc" as const }], limit: SLICE };
    const slice = await findDocuments(collection, query);
    yield slice;
    if (slice.length < SLICE) return;
    last = slice.at(-1)?.id ?? last;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
