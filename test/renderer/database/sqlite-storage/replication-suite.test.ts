// RxDB's own suite for replications, as it ships, with both sides on this storage.

import { addRxPlugin, type RxCollection, randomToken } from "rxdb";
import { disableWarnings, RxDBDevModePlugin } from "rxdb/plugins/dev-mode";
import { RxDBQueryBuilderPlugin } from "rxdb/plugins/query-builder";
import { type RxReplicationState, replicateRxCollection } from "rxdb/plugins/replication";
import {
  getPullHandler,
  getPullStream,
  getPushHandler,
  type HumanDocumentType,
  humansCollection,
  runReplicationBaseTestSuite,
  setConfig,
} from "rxdb/plugins/test-utils";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import { afterAll, beforeAll, describe, it } from "vitest";
import { memorySqlite } from "./support/memory-sqlite.ts";

// The suite expects a runner with globals.
Object.assign(globalThis, { describe, it });
disableWarnings();
addRxPlugin(RxDBDevModePlugin);
addRxPlugin(RxDBQueryBuilderPlugin);

// The development mode of RxDB, which the suite asks for, wants documents to be checked against their schema.
const storage = wrappedValidateAjvStorage({ storage: memorySqlite() });
setConfig({
  storage: {
    name: "sqlite",
    getStorage: () => storage,
    getPerformanceStorage: () => ({ storage, description: "sqlite" }),
    hasPersistence: true,
    hasMultiInstance: true,
    hasAttachments: false,
    hasReplication: true,
  },
});

type Humans = RxCollection<HumanDocumentType>;

describe("[L1] RxDB's suite for replications", () => {
  let server: Humans;
  beforeAll(async () => {
    server = (await humansCollection.create(0, randomToken(10), false)) as Humans;
  });
  afterAll(async () => {
    await server.database.close();
  });

  const replicate = (collection: Humans, live: boolean): RxReplicationState<HumanDocumentType, unknown> =>
    replicateRxCollection({
      replicationIdentifier: `to ${server.database.name}`,
      collection,
      live,
      pull: {
        handler: getPullHandler(server as never),
        ...(live && { stream$: getPullStream(server as never) }),
      } as never,
      push: { handler: getPushHandler(server as never) } as never,
    });

  runReplicationBaseTestSuite({
    startReplication: (collection) => replicate(collection, true),
    syncOnce: async (collection) => {
      await replicate(collection, false).awaitInitialReplication();
    },
    getAllServerDocs: async () => (await server.find().exec()).map((document) => document.toJSON()),
    cleanUpServer: async () => {
      await server.find().remove();
    },
    getPrimaryOfServerDoc: ({ passportId }) => passportId,
  });
});
