// What windows of different builds go by. Whoever changes it here has thought of windows of the build before: what can't be
// shared with them must raise the version of the store.

import { expect, test } from "vitest";
import { COLLECTION_VERSIONS } from "#renderer/database/schemas.ts";
import { toStoreVersion } from "#renderer/database/sqlite-storage/catalog.ts";
import { toRemoteEngine } from "#renderer/database/sqlite-storage/engine-calls.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";

test("[L8] no collection leaves the sum, and none goes back to a version that it had", () => {
  expect(COLLECTION_VERSIONS).toEqual({
    tickets: 1,
    messages: 0,
    history: 0,
    people: 0,
    notices: 0,
    operations: 0,
    values: 0,
  });
});

test("[L7] [L8] what windows ask of each other is what the format stands for", () => {
  const methods = Object.keys(toRemoteEngine(() => Promise.resolve()));
  expect({ version: toStoreVersion(STORE_PLAN), methods }).toEqual({
    version: 11,
    methods: [
      "openCollection",
      "bulkWrite",
      "findByIds",
      "query",
      "count",
      "changedSince",
      "cleanup",
      "removeCollection",
      "emptyCollections",
      "findText",
      "findDamage",
      "findRestoration",
      "forgetRestoration",
      "close",
    ],
  });
});
