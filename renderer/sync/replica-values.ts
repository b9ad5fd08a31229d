// The single values a replica keeps: which replica it is, how far it has come, and what its windows tell each other.

import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { roleSchema } from "#domain/people/role.ts";
import { instantSchema, uuidSchema } from "#domain/ticket/ticket.ts";
import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import { compareVersions, versionSchema } from "#protocol/sync/version.ts";
import { storedOperationSchema } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";

const unsentSchema = z.object({
  words: z.array(
    z.object({
      title: z.string(),
      kind: z.enum(["reply", "note", "new_ticket", "edit", "draft"]),
      text: z.string(),
      writtenAt: z.string(),
    }),
  ),
  changes: z.int(),
});

const VALUE_SCHEMAS = {
  /**
   * `lastNumber`: the highest running number ever given. `role`: in which the confirmed state was fetched.
   * `refetch`: names the last dropping of confirmed state that was not followed yet by fetching from the beginning.
   */
  replica: z.object({ id: uuidSchema, lastNumber: z.int(), role: roleSchema, refetch: uuidSchema.nullable() }),
  /** Up to which transaction each collection is complete; and when all were up to the server's present. */
  progress: z.object({
    horizons: z.partialRecord(z.enum(COLLECTION_NAMES), versionSchema),
    lastSyncAt: instantSchema.nullable(),
  }),
  /** Written by the one window that syncs, for all of them to show. */
  status: z.object({
    connection: z.discriminatedUnion("state", [
      z.object({ state: z.literal("connecting") }),
      z.object({ state: z.literal("online") }),
      z.object({ state: z.literal("offline"), retryAt: instantSchema.nullable() }),
    ]),
    fill: z.object({ done: z.int(), total: z.int() }).nullable(),
    sending: z.object({ done: z.int(), total: z.int() }).nullable(),
    updateNeeded: z.boolean(),
  }),
  /** The last operations that the server has made so, the newest first, for their author to look back at. */
  sent: z.object({ operations: z.array(storedOperationSchema) }),
  /**
   * How this store compared with the server's digests (S4). `nextAt`: when it is compared again, null for at once.
   * `answered`: how many of the comparisons that were asked for are done.
   */
  checks: z.object({
    nextAt: instantSchema.nullable(),
    answered: z.int(),
    results: z.partialRecord(
      z.enum(COLLECTION_NAMES),
      z.object({
        result: z.enum(["equal", "different", "unknown"]),
        checkedAt: instantSchema,
        healedAt: instantSchema.nullable(),
      }),
    ),
  }),
  /** Raised by any window that wants the store compared now. */
  checkWanted: z.object({ times: z.int() }),
  /** Collections that are being dropped because they differed: they are fetched from the beginning, also after a crash. */
  healing: z.object({ collections: z.array(z.enum(COLLECTION_NAMES)) }),
  /** From when on what comes is news: what the first fill brought is not. */
  newsFrom: z.object({ at: instantSchema }),
  /** Raised by any window that wants the server tried now. */
  wanted: z.object({ times: z.int() }),
  /** When another file took the place of a damaged one, until its person has read so. */
  restored: z.object({ at: instantSchema }),
  /** A change of role, and what was unsent at it, kept until its author has read it; null before that is looked up. */
  roleChange: z.object({ from: roleSchema, to: roleSchema, unsent: unsentSchema.nullable() }),
} as const;

export type ValueName = keyof typeof VALUE_SCHEMAS;
export type ValueOf<N extends ValueName> = z.infer<(typeof VALUE_SCHEMAS)[N]>;

export async function findValue<N extends ValueName>(database: DeskDatabase, name: N): Promise<ValueOf<N> | null> {
  const stored = await database.values.findOne(name).exec();
  return stored ? parseValue(name, stored.toJSON().value) : null;
}

/** Null where the value can't be read: it is then made anew. */
export function parseValue<N extends ValueName>(name: N, value: unknown): ValueOf<N> | null {
  const parsed = VALUE_SCHEMAS[name].safeParse(value);
  return parsed.success ? (parsed.data as ValueOf<N>) : null;
}

export async function keepValue<N extends ValueName>(
  database: DeskDatabase,
  name: N,
  value: ValueOf<N>,
): Promise<void> {
  await database.values.incrementalUpsert({ id: name, value });
}

/** For what several hands change: whatever they do meanwhile is kept. Nothing happens where there is no such value. */
export async function changeValue<N extends ValueName>(
  database: DeskDatabase,
  name: N,
  change: (value: ValueOf<N>) => ValueOf<N>,
): Promise<void> {
  const stored = await database.values.findOne(name).exec();
  await stored?.incrementalModify((data) => {
    const value = parseValue(name, data.value);
    return value ? { ...data, value: change(value) } : data;
  });
}

/** Takes a value away, and what it said with it. */
export async function forgetValue(database: DeskDatabase, name: ValueName): Promise<void> {
  const stored = await database.values.findOne(name).exec();
  await stored?.incrementalModify((data) => ({ ...data, value: {}, _deleted: true }));
}

/** The replica of this store, made at its first use. Call it where no other window can be making one. */
export async function mustFindReplica(database: DeskDatabase, role: ValueOf<"replica">["role"]) {
  const found = await findValue(database, "replica");
  if (found) return found;
  const made = { id: uuidv7(), lastNumber: 0, role, refetch: null };
  await keepValue(database, "replica", made);
  return made;
}

export const NO_CHECKS: ValueOf<"checks"> = { nextAt: null, answered: 0, results: {} };

export const NO_PROGRESS: ValueOf<"progress"> = { horizons: {}, lastSyncAt: null };

/** The transaction below which nothing is missing in any collection; null until all have been pulled once. */
export function lowestHorizon(horizons: Partial<Record<CollectionName, string>>): string | null {
  const all = COLLECTION_NAMES.map((name) => horizons[name]);
  return (
    all.reduce<string | null | undefined>((lowest, horizon) => {
      if (horizon === undefined || lowest === undefined) return undefined;
      return lowest === null || compareVersions(horizon, lowest) < 0 ? horizon : lowest;
    }, null) ?? null
  );
}
