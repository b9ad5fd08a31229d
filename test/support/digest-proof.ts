import { expect } from "vitest";
import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import type { Digest } from "#protocol/sync/pull.ts";
import type { TestDevice } from "./test-device.ts";

export type Digests = Record<CollectionName, Digest>;

/** Pulls up to the horizon, wherever that is, and returns what the server says the device must hold by then. */
export async function pullDigests(device: TestDevice, limit?: number): Promise<Digests> {
  for (;;) {
    const { pages, reset } = await device.pullOnce(limit, { digest: true });
    if (reset || COLLECTION_NAMES.some((name) => pages[name]?.more)) continue;
    return Object.fromEntries(COLLECTION_NAMES.map((name) => [name, pages[name]?.digest])) as Digests;
  }
}

/** S4: what the device holds is what the server says it must. */
export function expectProven(device: TestDevice, digests: Digests): void {
  for (const name of COLLECTION_NAMES) {
    const { except, ...held } = digests[name];
    expect(device.digest(name, except), `${name} of ${device.who}`).toEqual(held);
  }
}
