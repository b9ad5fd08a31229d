import { z } from "zod";

/**
 * The version of everything in `protocol/sync`. Whoever changes a schema there raises it; a test pins the two together
 * (S12). The server accepts MIN_PROTOCOL_VERSION to PROTOCOL_VERSION and answers anything else with `update-needed`.
 */
export const PROTOCOL_VERSION = 6;
export const MIN_PROTOCOL_VERSION = 5;

export const protocolVersionSchema = z.int("must be a whole number").min(1);

/** A transaction of the server's database, as decimal digits: 64 bits, more than a JavaScript number holds. */
export const versionSchema = z.string().regex(/^\d{1,20}$/, "must be a version of up to 20 digits");

export function compareVersions(a: string, b: string): number {
  const [left, right] = [BigInt(a), BigInt(b)];
  return left < right ? -1 : Number(left > right);
}
