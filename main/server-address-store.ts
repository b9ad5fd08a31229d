import { z } from "zod";
import { serverAddressSchema } from "#protocol/desktop/desktop-bridge.ts";
import { readRecord } from "./read-record.ts";
import { writeFileAtomically } from "./write-atomically.ts";

export interface ServerAddressStore {
  find(): Promise<string | null>;
  keep(address: string): Promise<void>;
}

const recordSchema = z.object({ address: serverAddressSchema });

/**
 * Keeps which sync server this installation talks to. `preset` (HOLDFAST_SERVER_URL) stands where nothing was chosen.
 * A file that can't be read counts as none: the person is asked again, and nothing else was in it.
 */
export function serverAddressStore(file: string, preset: string | undefined): ServerAddressStore {
  return {
    async find() {
      return (
        (await readRecord(file, recordSchema))?.address ?? serverAddressSchema.safeParse(preset ?? "").data ?? null
      );
    },
    keep: (address) => writeFileAtomically(file, JSON.stringify({ address })),
  };
}
