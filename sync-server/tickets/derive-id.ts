import { createHmac } from "node:crypto";
import type { Services } from "../services.ts";

/**
 * An id (UUIDv8) that is the same whenever it is made of the same parts, and that nobody outside can tell beforehand: with
 * an id that they knew, strangers could take what is to be made under it.
 */
export function deriveId({ signingKey }: Pick<Services, "signingKey">, ...parts: readonly string[]): string {
  const bytes = createHmac("sha256", signingKey).update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
