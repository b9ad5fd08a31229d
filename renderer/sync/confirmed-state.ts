import { COLLECTION_NAMES, COLLECTION_SCHEMAS, type CollectionName } from "#protocol/sync/documents.ts";
import { blankDocument } from "#renderer/database/json-schema.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { findValue, keepValue, NO_PROGRESS, type ValueOf } from "./replica-values.ts";

/** Notes first that the confirmed state goes, so that it is fetched from the beginning even if this is cut short. */
export async function dropConfirmedState(
  database: DeskDatabase,
  change: Partial<ValueOf<"replica">> = {},
): Promise<void> {
  const replica = await findValue(database, "replica");
  if (replica) await keepValue(database, "replica", { ...replica, ...change, mustRefetch: true });
  await wipeConfirmedState(database);
}

/**
 * Takes all confirmed state off this device; operations and drafts stay (P5). The words are overwritten first, for RxDB
 * keeps removed documents until they are cleaned up, which follows at once.
 */
async function wipeConfirmedState(database: DeskDatabase): Promise<void> {
  await keepValue(database, "progress", NO_PROGRESS);
  for (const name of COLLECTION_NAMES) await wipe(database, name);
}

interface Wipeable {
  find(): { exec(): Promise<{ primary: string; incrementalModify(change: () => object): Promise<unknown> }[]> };
  cleanup(minimumDeletedTime: number): Promise<boolean>;
}

async function wipe(database: DeskDatabase, name: CollectionName): Promise<void> {
  const collection = database[name] as unknown as Wipeable;
  const documents = await collection.find().exec();
  await Promise.all(
    documents.map((document) =>
      document.incrementalModify(() => ({
        ...blankDocument(COLLECTION_SCHEMAS[name], document.primary),
        _deleted: true,
      })),
    ),
  );
  await collection.cleanup(0);
}
