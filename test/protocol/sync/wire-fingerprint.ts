// A hash of all that crosses between an app and the server in sync: every schema as JSON Schema, and every constant.

import { createHash } from "node:crypto";
import { z } from "zod";
import * as operation from "#domain/ticket/operation.ts";
import * as refusal from "#domain/ticket/refusal.ts";
import * as ticket from "#domain/ticket/ticket.ts";
import * as documents from "#protocol/sync/documents.ts";
import * as liveStream from "#protocol/sync/live-stream.ts";
import * as lookup from "#protocol/sync/lookup.ts";
import * as presence from "#protocol/sync/presence.ts";
import * as pull from "#protocol/sync/pull.ts";
import * as push from "#protocol/sync/push.ts";
import * as search from "#protocol/sync/search.ts";
import * as version from "#protocol/sync/version.ts";

const WIRE = { operation, refusal, ticket, documents, liveStream, lookup, presence, pull, push, search, version };

/** The versions themselves are what the hash is pinned to. */
const LEFT_OUT = ["PROTOCOL_VERSION", "MIN_PROTOCOL_VERSION"];

export function wireFingerprint(): string {
  return createHash("sha256").update(stableJson(describeWire())).digest("hex").slice(0, 16);
}

/** By `module.name`. */
export function describeWire(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(WIRE).flatMap(([module, exports]) =>
      Object.entries(exports)
        .filter(([name, value]) => typeof value !== "function" && !LEFT_OUT.includes(name))
        .map(([name, value]) => [`${module}.${name}`, describeValue(value)]),
    ),
  );
}

function describeValue(value: unknown): unknown {
  if (value instanceof z.ZodType) return z.toJSONSchema(value, { unrepresentable: "any" });
  if (Array.isArray(value)) return value.map(describeValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, describeValue(part)]));
}

/** JSON with the keys of every object in order, so that moving a field about changes nothing. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
